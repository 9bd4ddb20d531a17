using RecApp.Features.Feedback;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Favourites;
using RecApp.Features.Playlists.Files;
using RecApp.Features.Playlists.Model;
using RecApp.Session;

namespace RecApp.Features.Playlists.Page;

/// <summary>What <c>/recommender</c> keeps while its user is on another page.</summary>
public sealed class PlaylistPageState : RatedPageState<PlaylistAnswer>, IHoldsMemory
{
    public PlaylistForm Form { get; set; } = new();

    /// <summary>What is drawn beside it.</summary>
    public PlaylistCharts Charts { get; private set; } = new();

    /// <summary>The form's address when <see cref="RatedPageState{TAnswer}.Answer"/> was asked for.</summary>
    public string? AnsweredUri { get; private set; }

    /// <summary>What the form held when <see cref="RatedPageState{TAnswer}.Answer"/> was asked for, to tell whether it has changed since.</summary>
    public string? AnsweredForm { get; private set; }

    /// <summary>Whether similar playlists were asked for.</summary>
    public bool AnsweredSimilar { get; private set; } = true;

    /// <summary>Whether songs took part that the link leaves out.</summary>
    public bool AnsweredPartly { get; private set; }

    /// <summary>Unfinished text of the field for links.</summary>
    public string LinkText { get; set; } = "";

    /// <summary>What became of the last link.</summary>
    public LinkOutcome? Link { get; set; }

    /// <summary>The person's Spotify: what was read of it and saved to it.</summary>
    public FavouriteState Favourites { get; } = new();

    /// <summary>Takes a new answer; its rating starts empty.</summary>
    /// <param name="recommended">The answer with what is drawn beside it.</param>
    /// <param name="key">What the form held.</param>
    /// <param name="uri">The address of what was asked.</param>
    /// <param name="asked">What was asked.</param>
    public void Keep(RecommendedSongs recommended, string key, string uri, PlaylistForm asked)
    {
        var answer = recommended.Answer;
        // Uploaded songs that brought their features took part although the catalogue doesn't know them.
        var brought = asked.Upload?.Tracks.Where(track => track.Features is not null).Select(track => track.Id ?? "") ?? [];
        Keep(answer with { Unknown = [.. answer.Unknown.Except(brought, StringComparer.Ordinal)] });
        (Charts, AnsweredForm, AnsweredUri, AnsweredSimilar, AnsweredPartly) = (recommended.Charts, key, uri, asked.Options.Similar, asked.SongsBeyondLink > 0);
    }

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads)
    {
        Form.Table.Hold(uploads);
        uploads.Hold(typeof(UploadReport), Form.Upload?.Bytes ?? 0);
    }

    /// <summary>The answer shown is the one to the form as it stands now, as it leaves out what is not wanted.</summary>
    public void Confirm(string key, string uri) => (AnsweredForm, AnsweredUri) = (key, uri);

    /// <summary>Forgets the answer.</summary>
    public void Drop()
    {
        Keep(null);
        (Charts, AnsweredForm, AnsweredUri) = (new(), null, null);
    }
}
