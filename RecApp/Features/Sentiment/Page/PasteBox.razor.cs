using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecApp.Features.Sentiment.Page;

/// <summary>
/// A text area of any length whose content comes as a stream when its button is pressed: a message of the circuit
/// holds no more than 32 KB. What was pasted stays in the browser, whatever becomes of it here.
/// </summary>
public sealed partial class PasteBox(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private ElementReference _area;
    private IJSObjectReference? _module;

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
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Features/Sentiment/Page/PasteBox.razor.js"]);
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
