using RecApp.Ui;

namespace RecApp.Features.Lyrics.Page;

/// <summary>What <c>/lyrics</c> keeps while its user is on another page.</summary>
public sealed class LyricsPageState : PageState
{
    public LyricsQuery Form { get; set; } = new();

    public SongDesk Desk { get; } = new();
}
