using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecApp.Uploads;

/// <summary>
/// A text area of any length whose content comes as a stream when its button is pressed: a message of the circuit
/// holds no more than 32 KB. What was pasted stays in the browser, whatever becomes of it here.
/// </summary>
public sealed partial class PasteBox(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private ElementReference _area;
    private IJSObjectReference? _module;

    /// <summary>Unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What its button says.</summary>
    [Parameter, EditorRequired]
    public required string Button { get; set; }

    [Parameter]
    public string ButtonClass { get; set; } = "button";

    /// <summary>Lines that are seen at once.</summary>
    [Parameter]
    public int Rows { get; set; } = 5;

    /// <summary>What is wrong with what was pasted; null when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Told of the content, in UTF-8; null where there is none.</summary>
    [Parameter, EditorRequired]
    public EventCallback<IJSStreamReference?> OnSent { get; set; }

    /// <summary>Lets go of the script.</summary>
    public async ValueTask DisposeAsync()
    {
        await GuardAsync(async () =>
        {
            if (_module is not null)
                await _module.DisposeAsync();
        });
    }

    private Task SendAsync() => GuardAsync(async () =>
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Uploads/PasteBox.razor.js"]);
        if (await _module.InvokeAsync<int>("length", _area) == 0)
        {
            // An empty stream is refused on its way here.
            await OnSent.InvokeAsync(null);
            return;
        }
        await using var content = await _module.InvokeAsync<IJSStreamReference>("content", _area);
        await OnSent.InvokeAsync(content);
    });

    private static async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException or JSException)
        {
            // The page is gone and its script with it.
        }
    }
}
