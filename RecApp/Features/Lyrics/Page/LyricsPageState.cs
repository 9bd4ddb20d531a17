using RecApp.Ui;

namespace RecApp.Features.Lyrics.Page;

/// <summary>What <c>/lyrics</c> keeps while its user is on another page.</summary>
public sealed class LyricsPageState : PageState
{
    public LyricsQuery Form { get; set; } = new();

    public SongDesk Desk { get; } = new();

    /// <summary>Whether what was written last is a new song for the form.</summary>
    public bool IsNewSong { get; set; }
}
