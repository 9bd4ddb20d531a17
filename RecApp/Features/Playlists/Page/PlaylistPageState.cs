using RecApp.Features.Feedback;
using RecApp.Features.Playlists.Favourites;
using RecApp.Session;

namespace RecApp.Features.Playlists.Page;

/// <summary>What <c>/recommender</c> keeps while its user is on another page.</summary>
public sealed class PlaylistPageState
{
    public PlaylistForm Form { get; set; } = new();

    /// <summary>The last answer; null before the first.</summary>
    public PlaylistAnswer? Answer { get; private set; }

    /// <summary>The form's address when <see cref="Answer"/> was asked for.</summary>
    public string? AnsweredUri { get; private set; }

    /// <summary>What the form held when <see cref="Answer"/> was asked for, to tell whether it has changed since.</summary>
    public string? AnsweredForm { get; private set; }

    /// <summary>Whether similar playlists were asked for.</summary>
    public bool AnsweredSimilar { get; private set; } = true;

    /// <summary>The address that the form was last read from or written to.</summary>
    public string? Uri { get; set; }

    /// <summary>Unfinished text of the field for links.</summary>
    public string LinkText { get; set; } = "";

    /// <summary>What became of the last link.</summary>
    public LinkOutcome? Link { get; set; }

    /// <summary>The person's Spotify: what was read of it and saved to it.</summary>
    public FavouriteState Favourites { get; } = new();

    /// <summary>What of the address could not be used.</summary>
    public IReadOnlyList<QueryProblem> Problems { get; set; } = [];

    /// <summary>The rating being written, and whether the answer has been rated.</summary>
    public FeedbackDraft Feedback { get; private set; } = new();

    /// <summary>Takes a new answer; its rating starts empty.</summary>
    public void Keep(PlaylistAnswer answer, string form, string uri, bool similar)
    {
        // Uploaded songs that brought their features took part although the catalogue doesn't know them.
        var brought = Form.Upload?.Tracks.Where(track => track.Features is not null).Select(track => track.Id ?? "") ?? [];
        (Answer, AnsweredForm, AnsweredUri, AnsweredSimilar, Feedback) =
            (answer with { Unknown = [.. answer.Unknown.Except(brought, StringComparer.Ordinal)] }, form, uri, similar, new());
    }
}
