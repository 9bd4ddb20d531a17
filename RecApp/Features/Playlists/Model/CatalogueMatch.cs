using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Text;

namespace RecApp.Features.Playlists.Model;

/// <summary>
/// Finds songs of other sources in the catalogue: by id, else by title and main artist, because one recording has several ids at Spotify
/// (albums, singles, countries). Made for one reading; not for concurrent use.
/// </summary>
internal sealed class CatalogueMatch(PlaylistCatalogue catalogue)
{
    private readonly Dictionary<int, Dictionary<string, int>> _songsOfArtist = [];

    /// <summary>Index of the song; -1 when the catalogue does not know it.</summary>
    /// <param name="id">At Spotify; null where it is not known.</param>
    /// <param name="title">With or without what tells editions apart.</param>
    /// <param name="artists">The main one first.</param>
    public int Find(string? id, string title, IReadOnlyList<string> artists)
    {
        if (id is not null && catalogue.Find(id) is >= 0 and var track)
            return track;
        string key = SongKey.Of(title, "");
        if (key.Length <= 1)
            return -1;
        // Tools order artists in their own way.
        foreach (string name in artists)
        {
            if (catalogue.FindArtist(name) is >= 0 and var artist && SongsOf(artist).TryGetValue(key, out int found))
                return found;
        }
        return -1;
    }

    /// <summary>The best known songs of an artist, each song once; empty when the artist is unknown.</summary>
    public IEnumerable<int> BestKnown(string artist, int most) => catalogue.FindArtist(artist) is >= 0 and var index
        ? SongsOf(index).Values.OrderByDescending(track => catalogue.Popularity(track) ?? 0).ThenByDescending(catalogue.HasFeatures).ThenBy(track => track).Take(most)
        : [];

    /// <summary>Genres of artists by how often they occur, most first; unknown artists count nothing.</summary>
    public IReadOnlyList<WordWeight> Genres(IEnumerable<string> artists) =>
    [
        .. artists.Select(catalogue.FindArtist).Where(artist => artist >= 0).SelectMany(artist => catalogue.GenresOfArtist[artist].ToArray())
            .CountBy(genre => genre).Select(genre => new WordWeight(catalogue.GenreName(genre.Key), genre.Value))
            .OrderByDescending(genre => genre.Weight).ThenBy(genre => genre.Word, StringComparer.Ordinal),
    ];

    /// <summary>The song as the page shows it.</summary>
    public TrackItem Item(int track) => CatalogueItems.Track(catalogue, track);

    /// <summary>One entry per song of a main artist: the one with features where there are several.</summary>
    private Dictionary<string, int> SongsOf(int artist)
    {
        if (_songsOfArtist.TryGetValue(artist, out var known))
            return known;
        var songs = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var track in catalogue.TracksOfArtist[artist])
        {
            if (catalogue.MainArtist(track) != artist)
                continue;
            var key = SongKey.Of(catalogue.Name(track), "");
            if (key.Length > 1 && (!songs.TryGetValue(key, out var other) || (!catalogue.HasFeatures(other) && catalogue.HasFeatures(track))))
                songs[key] = track;
        }
        return _songsOfArtist[artist] = songs;
    }
}
