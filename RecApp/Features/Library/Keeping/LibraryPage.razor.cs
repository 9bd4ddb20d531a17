using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using RecApp.Session.Library;
using RecApp.Ui;

namespace RecApp.Features.Library.Keeping;

/// <summary>What a person keeps and asked before. Whatever is removed can be brought back for some seconds.</summary>
public sealed partial class LibraryPage(PersonalLibrary library, FeatureList features, ISnackbar snackbar, IJSRuntime js) : ComponentBase, IDisposable
{
    private string[]? _focus;

    private PersonalLibrary Library { get; } = library;

    private FeatureList Features { get; } = features;

    /// <summary>Follows no longer.</summary>
    public void Dispose() => Library.Changed -= Refresh;

    protected override void OnInitialized() => Library.Changed += Refresh;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Library.ReadAsync();
        if (_focus is not { } focus)
            return;
        _focus = null;
        try
        {
            await js.InvokeVoidAsync("recappLibrary.focus", [focus]);
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Nobody sees the page any more.
        }
    }

    private async Task RemoveAsync(Removal removal)
    {
        var (removed, name, next) = removal;
        if (!await Library.ChangeAsync(new() { DropFavourites = removed.PutFavourites, DropAnswers = removed.PutAnswers }))
        {
            snackbar.Add("Your browser did not let it go: its storage is turned off.", Severity.Warning);
            return;
        }

        Focus([.. next, "library-title"]);
        snackbar.OfferUndo($"Removed {name}", () => InvokeAsync(() => UndoAsync(removal)));
    }

    private async Task UndoAsync(Removal removal)
    {
        await Library.ChangeAsync(removal.Removed);
        Focus([.. removal.Next.Take(1), "library-title"]);
    }

    private void Focus(string[] ids)
    {
        _focus = ids;
        StateHasChanged();
    }

    private void Refresh() => _ = InvokeAsync(StateHasChanged).ReportTo(DispatchExceptionAsync);
}

/// <summary>Something that is to be removed.</summary>
/// <param name="Removed">What puts it back.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Next">Ids of elements that take the focus once it is gone: the first that is there.</param>
public sealed record Removal(LibraryChange Removed, string Name, IReadOnlyList<string> Next);
