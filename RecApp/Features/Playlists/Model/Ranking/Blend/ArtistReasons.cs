using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Names what a song's artists have to do with those given.</summary>
internal sealed class ArtistReasons
{
    private readonly PlaylistCatalogue _catalogue;
    private readonly ArtistRelations _relations;
    private readonly Dictionary<int, float> _given;
    private readonly Dictionary<int, float> _genres = [];

    public ArtistReasons(RankingQuery query, BlendContent content)
    {
        (_catalogue, _relations) = (content.Catalogue, content.Relations);
        var artists = new GivenArtists(query, _catalogue);
        _given = artists.Artists.Zip(artists.Songs).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var (artist, songs) in _given)
        {
            foreach (int genre in _catalogue.GenresOfArtist[artist])
                _genres[genre] = _genres.GetValueOrDefault(genre) + songs;
        }
    }

    /// <summary>The artist that was given; null when none was.</summary>
    public string? Same(int track)
    {
        foreach (int artist in _catalogue.ArtistsOfTrack[track])
        {
            if (_given.ContainsKey(artist))
                return $"by {_catalogue.ArtistName(artist)}, an artist you gave";
        }
        return null;
    }

    /// <summary>An artist given with whom one of the song's artists has made songs; null without, or when the artist was given.</summary>
    public string? Together(int track) => Related(track, _relations.SongsTogether) is var (artist, other)
        ? $"by {_catalogue.ArtistName(artist)}, who plays with {_catalogue.ArtistName(other)}"
        : null;

    /// <summary>An artist given whom the same people hear; null without, or when the artist was given.</summary>
    public string? Listeners(int track)
    {
        int artist = _catalogue.MainArtist(track);
        if (artist < 0 || _given.ContainsKey(artist))
            return null;
        int best = -1, most = 0;
        foreach (int other in _given.Keys)
        {
            int common = _relations.CommonListeners(artist, other);
            if (common > most)
                (best, most) = (other, common);
        }
        return best < 0 ? null : $"listeners of {_catalogue.ArtistName(best)} also play {_catalogue.ArtistName(artist)}";
    }

    /// <summary>The genre that the song's main artist shares with most of the songs given; null without.</summary>
    public string? Genre(int track)
    {
        int artist = _catalogue.MainArtist(track);
        if (artist < 0)
            return null;
        int best = -1;
        foreach (int genre in _catalogue.GenresOfArtist[artist])
        {
            if (_genres.TryGetValue(genre, out float songs) && (best < 0 || songs > _genres[best]))
                best = genre;
        }
        return best < 0 ? null : $"same genre: {_catalogue.GenreName(best)}";
    }

    private (int Artist, int Other)? Related(int track, SparseRows relation)
    {
        foreach (int artist in _catalogue.ArtistsOfTrack[track])
        {
            if (_given.ContainsKey(artist))
                return null;
            int best = -1;
            float strongest = 0;
            var others = relation.Columns(artist);
            var values = relation.Values(artist);
            for (int i = 0; i < others.Length; i++)
            {
                if (values[i] > strongest && _given.ContainsKey(others[i]))
                    (best, strongest) = (others[i], values[i]);
            }
            if (best >= 0)
                return (artist, best);
        }
        return null;
    }
}
