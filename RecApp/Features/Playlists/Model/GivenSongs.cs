using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Spotify;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Playlists.Model;

/// <summary>What a request gave, looked up in the model: each song once.</summary>
internal sealed class GivenSongs
{
    private const int LongestUnknown = 64;

    private readonly PlaylistModel _model;
    private readonly HashSet<int> _tracks = [];
    private readonly List<int> _order = [];
    private readonly List<ProfiledSong> _strangers = [];
    private readonly HashSet<int> _strangerArtists = [];
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private int _songs;

    /// <exception cref="InvalidRequestException">A playlist is unknown.</exception>
    public GivenSongs(PlaylistRequest request, IReadOnlyList<UploadedTrack> uploaded, PlaylistModel model)
    {
        _model = model;
        Playlists = [.. FindPlaylists(request, model).Distinct()];
        foreach (string id in (request.Tracks ?? []).Select(IdOf).Distinct())
        {
            if (model.Catalogue.Find(id) is >= 0 and var track)
                Add(track);
            else if (_unknown.Add((id ?? "").Shortened(LongestUnknown)))
                _songs++;
        }
        foreach (int playlist in Playlists)
        {
            foreach (int track in model.Playlists.TracksOf[playlist])
                Add(track);
        }
        foreach (var song in uploaded)
            Add(song);
        Mood = request.Features;
        Query = new()
        {
            Tracks = _order,
            Artists = [.. _strangerArtists],
            Editions = request.Editions,
            Features = [.. _strangers.Select(song => song.Features.ToArray()), .. Mood is null ? Array.Empty<float[]>() : [Mood.ToArray()]],
        };
    }

    /// <summary>Indices of the playlists given.</summary>
    public IReadOnlyList<int> Playlists { get; }

    /// <summary>The mood set by hand.</summary>
    public AudioFeatures? Mood { get; }

    /// <summary>What the rankers are asked with.</summary>
    public RankingQuery Query { get; }

    /// <summary>Ids that the catalogue doesn't know.</summary>
    public IReadOnlyList<string> Unknown => [.. _unknown];

    /// <summary>How much of it can be used.</summary>
    public GivenSummary Summary => new(_songs, _order.Count, _order.Count(_model.Catalogue.HasFeatures) + _strangers.Count);

    /// <summary>[9] features of each song that has them, without the mood set by hand.</summary>
    public IEnumerable<float[]> Features => _order.Where(_model.Catalogue.HasFeatures).Select(track => _model.Catalogue.Features(track).ToArray()).Concat(_strangers.Select(song => song.Features.ToArray()));

    /// <summary>The songs that have features, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<ProfiledSong> Profiled(int most) =>
    [
        .. _order.Where(_model.Catalogue.HasFeatures)
            .Select(track => new ProfiledSong(_model.Catalogue.Name(track), _model.Catalogue.Artist(track), AudioFeatures.FromArray(_model.Catalogue.Features(track))))
            .Concat(_strangers).Take(most),
    ];

    /// <summary>Those of some songs that the catalogue knows.</summary>
    public static IReadOnlySet<int> Find(IReadOnlyList<string> songs, PlaylistCatalogue catalogue) => songs.Select(song => catalogue.Find(IdOf(song))).Where(track => track >= 0).ToHashSet();

    private static string IdOf(string given) => SpotifyLink.TryParse(given, out var link) ? link.Id : given;

    private static IEnumerable<int> FindPlaylists(PlaylistRequest request, PlaylistModel model)
    {
        if (!string.IsNullOrWhiteSpace(request.Playlist))
            yield return Find(request.Playlist, "playlist");
        foreach (string id in request.Playlists ?? [])
            yield return Find(id, "playlists");

        int Find(string id, string field) => model.Playlists.Find(id) is >= 0 and var playlist
            ? playlist
            : throw new InvalidRequestException(field, $"The catalogue has no playlist '{(id ?? "").Shortened(LongestUnknown)}'; search for one by its name.");
    }

    private void Add(int track)
    {
        if (!_tracks.Add(track))
            return;
        _order.Add(track);
        _songs++;
    }

    private void Add(UploadedTrack song)
    {
        if (_model.Catalogue.Find(song.Id) is >= 0 and var track)
        {
            Add(track);
            return;
        }
        if (song.Id is { } id && !_unknown.Add(id.Shortened(LongestUnknown)))
            return;
        _songs++;
        if (song.Features is { } features)
            _strangers.Add(new(song.Name, song.Artist, features));
        foreach (string name in song.Artist.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (_model.Catalogue.FindArtist(name) is >= 0 and var artist)
                _strangerArtists.Add(artist);
        }
    }
}

/// <summary>A song of an uploaded file.</summary>
/// <param name="Id">The Spotify id, if the file had one.</param>
/// <param name="Name">The title.</param>
/// <param name="Artist">Artists, separated by a comma and a blank.</param>
/// <param name="Features">The nine features, if the file had them.</param>
public sealed record UploadedTrack(string? Id, string Name, string Artist, AudioFeatures? Features);
