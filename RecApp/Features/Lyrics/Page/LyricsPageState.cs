using RecApp.Session;

namespace RecApp.Features.Lyrics.Page;

/// <summary>What <c>/lyrics</c> keeps while its user is on another page.</summary>
public sealed class LyricsPageState
{
    public LyricsForm Form { get; set; } = new();

    public SongDesk Desk { get; } = new();

    /// <summary>The address that the form was last read from or written to.</summary>
    public string? Uri { get; set; }

    /// <summary>What of the address could not be used.</summary>
    public IReadOnlyList<QueryProblem> Problems { get; set; } = [];
}
