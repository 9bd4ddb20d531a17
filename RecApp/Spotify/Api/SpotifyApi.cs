using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using RecApp.Spotify.Sessions;

namespace RecApp.Spotify.Api;

/// <summary>
/// The part of Spotify's Web API that we use, as it is since March 2026 (https://developer.spotify.com/documentation/web-api). Every
/// method throws <see cref="SpotifyException"/> when Spotify does not do what is asked; all are safe for concurrent use.
/// </summary>
public sealed class SpotifyApi
{
    /// <summary>Most songs read of one list.</summary>
    public const int MaximumSongs = 10_000;

    /// <summary>Most playlists listed.</summary>
    public const int MaximumPlaylists = 500;

    /// <summary>Most songs that one request puts into a playlist.</summary>
    public const int SongsPerRequest = 100;

    /// <summary>Most covers that one request asks for.</summary>
    public const int CoversPerRequest = 50;

    private const int PageSize = 50;

    private readonly SpotifyHttp _http;
    private readonly string _root;

    internal SpotifyApi(SpotifyHttp http, IOptions<SpotifyOptions> options) => (_http, _root) = (http, options.Value.ApiUrl);

    /// <summary>The saved songs, latest first: those saved at or after <paramref name="since"/>, or all.</summary>
    public Task<IReadOnlyList<SpotifySong>> SavedSongsAsync(
        SpotifySession session, DateTimeOffset? since, IProgress<ReadProgress>? progress, CancellationToken cancellationToken) =>
        SpotifyPaging.ReadAsync<EntryJson, SpotifySong>(
            offset => GetAsync<PageJson<EntryJson>>(session, $"/me/tracks?limit={PageSize}&offset={offset}", cancellationToken),
            entry => entry.ToSong(), KeyOf, MaximumSongs, since is null ? null : song => song.AddedAt < since, progress);

    /// <summary>The songs played most over a span, most first; at most 50.</summary>
    public async Task<IReadOnlyList<SpotifySong>> TopSongsAsync(SpotifySession session, SpotifyRange range, CancellationToken cancellationToken)
    {
        var page = await GetAsync<PageJson<TrackJson>>(session, $"/me/top/tracks?limit={PageSize}&time_range={Name(range)}", cancellationToken);
        return [.. Items(page).Select(track => track.ToSong()).OfType<SpotifySong>().DistinctBy(KeyOf)];
    }

    /// <summary>Names of the artists played most over a span, most first; at most 50.</summary>
    public async Task<IReadOnlyList<string>> TopArtistsAsync(SpotifySession session, SpotifyRange range, CancellationToken cancellationToken)
    {
        var page = await GetAsync<PageJson<NamedJson>>(session, $"/me/top/artists?limit={PageSize}&time_range={Name(range)}", cancellationToken);
        return [.. Items(page).Select(artist => SpotifyText.Short(artist.Name)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The playlists that the person owns or follows, in their own order.</summary>
    public Task<IReadOnlyList<SpotifyPlaylist>> PlaylistsAsync(SpotifySession session, CancellationToken cancellationToken) =>
        SpotifyPaging.ReadAsync<PlaylistJson, SpotifyPlaylist>(
            offset => GetAsync<PageJson<PlaylistJson>>(session, $"/me/playlists?limit={PageSize}&offset={offset}", cancellationToken),
            list => SpotifyText.Id(list.Id) is { } id && SpotifyText.Short(list.Name) is var name
                ? new(id, name.Length > 0 ? name : "Playlist without a name", (list.Items ?? list.Tracks)?.Total, list.Owner?.Id == session.User.Id)
                : null,
            list => list.Id, MaximumPlaylists);

    /// <summary>The songs of a playlist in its order; episodes of podcasts are left out.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="playlist">Id of a playlist that the person owns or follows.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<IReadOnlyList<SpotifySong>> PlaylistSongsAsync(
        SpotifySession session, string playlist, IProgress<ReadProgress>? progress, CancellationToken cancellationToken) =>
        SpotifyPaging.ReadAsync<EntryJson, SpotifySong>(
            offset => GetAsync<PageJson<EntryJson>>(session, $"/playlists/{CheckedId(playlist)}/items?limit={PageSize}&offset={offset}", cancellationToken),
            entry => entry.ToSong(), KeyOf, MaximumSongs, progress: progress);

    /// <summary>The addresses of the covers of songs by their ids; a song without one is left out.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="songs">Ids, at most <see cref="CoversPerRequest"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SpotifyException">Also <see cref="SpotifyProblem.Forbidden"/>: applications in development mode may ask for one song at a time only.</exception>
    public async Task<IReadOnlyDictionary<string, string>> CoversAsync(SpotifySession session, IReadOnlyList<string> songs, CancellationToken cancellationToken)
    {
        var answer = await GetAsync<TracksJson>(session, $"/tracks?ids={string.Join(',', songs.Select(CheckedId))}", cancellationToken);
        // By place: where a song is not sold, Spotify answers with another id.
        return songs.Zip(answer.Tracks ?? throw new SpotifyException(SpotifyProblem.Unreadable), (id, track) => (id, track?.Album?.Cover))
            .Where(song => song.Cover is not null).DistinctBy(song => song.id).ToDictionary(song => song.id, song => song.Cover!, StringComparer.Ordinal);
    }

    /// <summary>The address of one song's cover; null where it has none.</summary>
    public async Task<string?> CoverAsync(SpotifySession session, string song, CancellationToken cancellationToken) =>
        (await GetAsync<TrackJson>(session, $"/tracks/{CheckedId(song)}", cancellationToken)).Album?.Cover;

    /// <summary>Makes an empty private playlist and returns its id.</summary>
    public async Task<string> CreatePlaylistAsync(SpotifySession session, string name, string description, CancellationToken cancellationToken)
    {
        var made = await SendAsync<PlaylistJson>(session, HttpMethod.Post, "/me/playlists", new { name, description, @public = false, collaborative = false }, cancellationToken);
        return SpotifyText.Id(made.Id) ?? throw new SpotifyException(SpotifyProblem.Unreadable);
    }

    /// <summary>Puts songs at the end of a playlist.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="playlist">Id of a playlist of the person's own.</param>
    /// <param name="songs">Ids, at most <see cref="SongsPerRequest"/>.</param>
    /// <param name="cancellationToken">Gives up waiting; the songs may be there all the same.</param>
    public Task AddSongsAsync(SpotifySession session, string playlist, IReadOnlyList<string> songs, CancellationToken cancellationToken) =>
        SendAsync<SnapshotJson>(session, HttpMethod.Post, $"/playlists/{CheckedId(playlist)}/items", new { uris = songs.Select(song => $"spotify:track:{CheckedId(song)}") }, cancellationToken);

    /// <summary>Who a token belongs to, before there is a session.</summary>
    internal async Task<SpotifyUser> UserAsync(string accessToken, CancellationToken cancellationToken)
    {
        try
        {
            var user = await _http.SendAsync<UserJson>(() => Request(HttpMethod.Get, "/me", null, accessToken), repeatable: true, cancellationToken);
            var (id, name) = (SpotifyText.Short(user.Id), SpotifyText.Short(user.DisplayName));
            return id.Length > 0 ? new(id, name.Length > 0 ? name : id) : throw new SpotifyException(SpotifyProblem.Unreadable);
        }
        catch (SpotifyException problem) when (problem.Problem == SpotifyProblem.Forbidden)
        {
            // Nothing else keeps anybody from reading who they are.
            throw new SpotifyException(SpotifyProblem.NotRegistered, inner: problem);
        }
    }

    private Task<T> GetAsync<T>(SpotifySession session, string path, CancellationToken cancellationToken) => SendAsync<T>(session, HttpMethod.Get, path, null, cancellationToken);

    private async Task<T> SendAsync<T>(SpotifySession session, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var token = await session.AccessTokenAsync(cancellationToken);
        try
        {
            return await AskAsync(token);
        }
        catch (SpotifyException refused) when (refused.Problem == SpotifyProblem.SignedOut)
        {
            // Tokens can end early. One more try with a new one; when that is refused too, the sign-in is over.
            token = await session.NextTokenAsync(token, cancellationToken);
            try
            {
                return await AskAsync(token);
            }
            catch (SpotifyException again) when (again.Problem == SpotifyProblem.SignedOut)
            {
                session.End();
                throw;
            }
        }

        Task<T> AskAsync(string accessToken) => _http.SendAsync<T>(() => Request(method, path, body, accessToken), method == HttpMethod.Get, cancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, object? body, string accessToken) => new(method, _root + path)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) },
        Content = body is null ? null : JsonContent.Create(body),
    };

    private static IEnumerable<T> Items<T>(PageJson<T> page)
        where T : class => page.Items?.OfType<T>() ?? throw new SpotifyException(SpotifyProblem.Unreadable);

    private static string Name(SpotifyRange range) => range switch
    {
        SpotifyRange.ShortTerm => "short_term",
        SpotifyRange.MediumTerm => "medium_term",
        _ => "long_term",
    };

    private static string CheckedId(string id) => SpotifyText.Id(id) ?? throw new ArgumentException("Not an id of Spotify's.", nameof(id));

    private static string KeyOf(SpotifySong song) => song.Id ?? $"{song.Name}\n{string.Join('\n', song.Artists)}";
}
