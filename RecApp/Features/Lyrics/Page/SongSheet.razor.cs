using Microsoft.AspNetCore.Components;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Page;

/// <summary>A song line by line: syllables in the margin, rhymes by colour and letter, and what can be done with each line.</summary>
public sealed partial class SongSheet : ComponentBase
{
    private const int Colours = 6;

    private string _text = "";
    private IReadOnlyList<string>? _ends;

    [Parameter, EditorRequired]
    public required IReadOnlyList<LyricsLine> Lines { get; set; }

    /// <summary>The line under way; null when none is.</summary>
    [Parameter]
    public (int Number, string Text)? Draft { get; set; }

    /// <summary>Whether lines are being written, so that none can be changed.</summary>
    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public Func<int, bool> IsKept { get; set; } = _ => false;

    /// <summary>Other last words of a line, by its number.</summary>
    [Parameter]
    public Func<int, Task<IReadOnlyList<string>>> FindEnds { get; set; } = _ => Task.FromResult<IReadOnlyList<string>>([]);

    [Parameter]
    public EventCallback<int> OnAgain { get; set; }

    [Parameter]
    public EventCallback<int> OnKeep { get; set; }

    [Parameter]
    public EventCallback<int> OnRest { get; set; }

    [Parameter]
    public EventCallback<(int Number, string Text)> OnEdited { get; set; }

    private int? Opened { get; set; }

    private int? Editing { get; set; }

    protected override void OnParametersSet()
    {
        if (Busy)
            (Opened, Editing) = (null, null);
    }

    private async Task OpenAsync(int number)
    {
        (Editing, _ends) = (null, null);
        Opened = Opened == number ? null : number;
        if (Opened is null)
            return;
        var found = await FindEnds(number);
        // Another line may have been opened meanwhile.
        if (Opened == number)
            _ends = found;
    }

    private void Edit(LyricsLine line) => (Editing, Opened, _text) = (line.Number, null, line.Text);

    private bool StartsStanza(LyricsLine line) => line.Number > 1 && Lines.ElementAtOrDefault(line.Number - 2)?.Stanza != line.Stanza;

    private static string Colour(LyricsLine line) => line.Rhyme is { Length: > 0 } letter ? $"rhyme-{(letter[0] - 'A') % Colours}" : "";

    private static string RhymeText(LyricsLine line) => line.RhymeQuality switch
    {
        RhymeQuality.Perfect => "rhymes",
        RhymeQuality.Near => "rhymes nearly",
        RhymeQuality.None => "does not rhyme",
        _ => "no partner",
    };

    // The last word alone has the colour.
    private static int EndStart(string text)
    {
        string last = EndRhymes.LastWord(VerseText.Normalize(text));
        int at = last.Length == 0 ? -1 : VerseText.Normalize(text).LastIndexOf(last, StringComparison.OrdinalIgnoreCase);
        return at < 0 || at > text.Length ? text.Length : at;
    }

    private static string Head(LyricsLine line) => line.Text[..EndStart(line.Text)];

    private static string Tail(LyricsLine line) => line.Text[EndStart(line.Text)..];

    private static string Mark(LyricsLine line) => new([.. line.Text.Reverse().TakeWhile(letter => !char.IsLetterOrDigit(letter)).Reverse()]);
}
