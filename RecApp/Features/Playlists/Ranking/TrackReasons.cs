using System.Globalization;
using RecApp.Features.Playlists.Catalogue;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Ranking;

/// <summary>
/// Says why a song was recommended, out of what can be checked: playlists shared with the songs given, artists, genres,
/// features. It looks at the data, not at a ranker's inner workings, so every reason is true whatever the ranker weighed.
/// </summary>
public sealed class TrackReasons
{
    private readonly PlaylistCatalogue _catalogue;
    private readonly PlaylistCollection _playlists;
    private readonly MoodProfile? _profile;
    private readonly Standardizer _scale;
    private readonly int[] _overlap;
    private readonly HashSet<int> _artists = [];
    private readonly HashSet<int> _genres = [];

    /// <param name="query">What was given.</param>
    /// <param name="catalogue">All songs.</param>
    /// <param name="playlists">All playlists.</param>
    /// <param name="profile">Mean features of what was given; null without.</param>
    /// <param name="scale">How features are standardised.</param>
    public TrackReasons(RankingQuery query, PlaylistCatalogue catalogue, PlaylistCollection playlists, MoodProfile? profile, Standardizer scale)
    {
        (_catalogue, _playlists, _profile, _scale) = (catalogue, playlists, profile, scale);
        _overlap = new int[playlists.Count];
        foreach (int track in query.Tracks)
        {
            foreach (int playlist in playlists.PlaylistsOf[track])
                _overlap[playlist]++;
            foreach (int artist in catalogue.ArtistsOfTrack[track])
                _artists.Add(artist);
        }
        _artists.UnionWith(query.Artists);
        foreach (int artist in _artists)
        {
            foreach (int genre in catalogue.GenresOfArtist[artist])
                _genres.Add(genre);
        }
    }

    /// <summary>Reasons for a song, strongest first; never empty.</summary>
    public IReadOnlyList<string> For(int track)
    {
        var reasons = new List<string>();
        if (SharedPlaylist(track) is { } playlist)
            reasons.Add($"with {(_overlap[playlist] == 1 ? "one" : _overlap[playlist].ToString("N0", CultureInfo.InvariantCulture))} of your songs in {_playlists[playlist].Name}");
        if (KnownArtist(track) is { } artist)
            reasons.Add($"by {_catalogue.ArtistName(artist)}, an artist you gave");
        else if (SharedGenre(track) is { } genre)
            reasons.Add($"{_catalogue.GenreName(genre)}, like artists you gave");
        if (_profile is not null && _catalogue.HasFeatures(track) && MoodLikeness.Describe(_catalogue.Features(track), _profile, _scale) is { } mood)
            reasons.Add(mood);
        if (reasons.Count == 0)
            reasons.Add(_playlists.PlaylistsOf[track].Length > 0 ? "often beside artists like yours in playlists" : "close to what you gave");
        return reasons;
    }

    private int? SharedPlaylist(int track)
    {
        int? best = null;
        foreach (int playlist in _playlists.PlaylistsOf[track])
        {
            if (_overlap[playlist] > 0 && (best is null || _overlap[playlist] > _overlap[best.Value]))
                best = playlist;
        }
        return best;
    }

    private int? KnownArtist(int track)
    {
        foreach (int artist in _catalogue.ArtistsOfTrack[track])
        {
            if (_artists.Contains(artist))
                return artist;
        }
        return null;
    }

    private int? SharedGenre(int track)
    {
        foreach (int artist in _catalogue.ArtistsOfTrack[track])
        {
            foreach (int genre in _catalogue.GenresOfArtist[artist])
            {
                if (_genres.Contains(genre))
                    return genre;
            }
        }
        return null;
    }
}
