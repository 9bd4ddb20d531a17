using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RecApp.Session;

namespace RecApp.Ui;

/// <summary>Search while typing, after the ARIA 1.2 combobox pattern: arrows move, Enter chooses the first or what they are at, Escape closes.</summary>
public sealed partial class Typeahead<TItem>(TimeProvider clock, IJSRuntime js, ILogger<Typeahead<TItem>> logger) : ComponentBase, IDisposable
    where TItem : notnull
{
    private ElementReference _input;
    private IReadOnlyList<TItem> _found = [];
    private CancellationScope? _search;
    private string _text = "";
    private int _active = -1;
    private bool _open;
    private bool _left;
    private bool _searched;
    private bool _failed;
    private bool _searching;
    private bool _takesFirst;

    /// <summary>Unique on the page and the same at every rendering, so that what is typed before the circuit is up finds its field again.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Finds items for what was typed; a newer search cancels an older one.</summary>
    [Parameter, EditorRequired]
    public required Func<string, CancellationToken, Task<IReadOnlyList<TItem>>> Search { get; set; }

    /// <summary>The item as plain text.</summary>
    [Parameter, EditorRequired]
    public required Func<TItem, string> ItemText { get; set; }

    [Parameter]
    public RenderFragment<TItem>? ItemTemplate { get; set; }

    [Parameter]
    public EventCallback<TItem> OnSelected { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Says why nothing was found for what was typed; null, or null of it, for a sentence that holds anywhere.</summary>
    [Parameter]
    public Func<string, string?>? NothingFound { get; set; }

    /// <summary>Fewer characters start no search.</summary>
    [Parameter]
    public int MinimumLength { get; set; } = 2;

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>How long typing must rest before a search starts.</summary>
    [Parameter]
    public TimeSpan Debounce { get; set; } = TimeSpan.FromMilliseconds(150);

    private string ListId => $"{Id}-list";

    private bool IsOpen => _open && _found.Count > 0;

    private string? ActiveId => IsOpen && _active >= 0 ? OptionId(_active) : null;

    private string Status => _failed ? "The search failed. Type again to retry."
        : !_open || !_searched ? ""
        : _found.Count switch
        {
            0 => NothingFound?.Invoke(_text.Trim()) ?? $"Nothing found for “{_text.Trim()}”. Check the spelling or try fewer words.",
            1 => "1 result",
            var count => $"{count} results",
        };

    private string OptionId(int index) => $"{Id}-{index}";

    // Bound, not set by value=: then an answer that comes late does not undo what was typed meanwhile.
    private async Task TypeAsync(string? typed)
    {
        _text = typed ?? "";
        (_left, _takesFirst) = (false, false);
        _search?.Dispose();
        var search = _search = new();
        var token = search.Token;
        if (_text.Trim().Length < MinimumLength)
        {
            Close();
            return;
        }
        _searching = true;
        try
        {
            await Task.Delay(Debounce, clock, token);
            var found = await Search(_text.Trim(), token);
            token.ThrowIfCancellationRequested();
            (_found, _active, _open, _searched, _failed, _searching) = ([.. found.Distinct()], -1, !_left, true, false, false);
            if (_takesFirst && IsOpen)
                await ChooseAsync(_found[0]);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Something newer was typed.
        }
        catch (Exception problem)
        {
            logger.LogWarning(problem, "A search for {ItemType} failed", typeof(TItem).Name);
            (_found, _open, _failed, _searching) = ([], false, true, false);
        }
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        // Whoever types fast means the first of what is still looked for.
        if (key.Key is "Enter" && _searching && _active < 0)
        {
            _takesFirst = true;
            return;
        }
        if (!IsOpen)
        {
            if (key.Key is "ArrowDown" && _found.Count > 0)
                (_open, _active) = (true, 0);
            return;
        }
        switch (key.Key)
        {
            case "ArrowDown":
                _active = (_active + 1) % _found.Count;
                break;
            case "ArrowUp":
                _active = (_active <= 0 ? _found.Count : _active) - 1;
                break;
            case "Home" or "End":
                _active = -1;
                break;
            case "Enter" when _active < _found.Count:
                await ChooseAsync(_found[Math.Max(0, _active)]);
                break;
            case "Escape" or "Tab":
                Close();
                break;
        }
    }

    private async Task ChooseAsync(TItem item)
    {
        Close();
        // Not by rendering: that would undo what is typed before the rendering arrives.
        var emptied = EmptyAsync();
        await OnSelected.InvokeAsync(item);
        await emptied;
    }

    private async Task EmptyAsync()
    {
        try
        {
            await js.InvokeVoidAsync("recappEmpty", _input, _text);
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone.
        }
    }

    // A search under way would open the list again.
    private void Close()
    {
        _search?.Dispose();
        _search = null;
        (_found, _open, _active, _searched, _failed, _searching, _takesFirst) = ([], false, -1, false, false, false, false);
    }

    // Pressing an option keeps the focus in the field, so losing it means that the person went elsewhere.
    private void LoseFocus() => (_open, _left) = (false, true);

    public void Dispose()
    {
        _search?.Dispose();
    }
}
