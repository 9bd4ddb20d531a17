using RecApp.Spotify.Covers;
using RecApp.Spotify.Sessions;

namespace RecApp.Features.Playlists.Page;

/// <summary>Covers of the songs of a list, each asked for once, for who has signed in at Spotify.</summary>
internal sealed class SongPictures(SpotifyAccount account, SpotifyCovers covers)
{
    private readonly HashSet<string> _asked = [];
    private readonly Dictionary<string, string> _found = [];

    /// <summary>The address of a song's cover; null where none is known.</summary>
    public string? Of(string id) => _found.GetValueOrDefault(id);

    /// <summary>Looks for those of songs shown, and says when there are some. Called after the answer is there, which no picture keeps waiting.</summary>
    public async Task LoadAsync(IEnumerable<string> shown, Action found, CancellationToken gone)
    {
        string[] songs = [.. shown.Where(_asked.Add)];
        if (songs.Length == 0 || await account.SessionAsync() is not { } session)
            return;
        try
        {
            var answered = await covers.OfAsync(session, songs, gone);
            foreach (var (song, cover) in answered)
                _found[song] = cover;
            if (answered.Count > 0)
                found();
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The person has left.
        }
    }
}
