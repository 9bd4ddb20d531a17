using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecApp.Components.Layout;

/// <summary>Moves the focus to the heading when another page shows, so that a screen reader reads it. Unlike Blazor's FocusOnNavigate it leaves
/// the first page alone: there the first Tab has to reach the skip link.</summary>
public sealed class FocusOnMove(IJSRuntime js) : ComponentBase
{
    private Type? _shown;
    private bool _moved;

    [Parameter, EditorRequired]
    public required Type Page { get; set; }

    protected override void OnParametersSet()
    {
        _moved |= _shown is not null && _shown != Page;
        _shown = Page;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_moved)
            return;
        _moved = false;
        try
        {
            await js.InvokeVoidAsync("recappFocusHeading");
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The page is usable without.
        }
    }
}
