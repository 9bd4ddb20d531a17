using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Text;
using RecApp.Spotify.Api;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>
/// Finds an account's songs in the catalogue: by id, else by title and main artist, because one recording has several ids at Spotify
/// (albums, singles, countries). Made for one reading; not for concurrent use.
/// </summary>
internal sealed class CatalogueMatch(PlaylistCatalogue catalogue)
{
    private readonly Dictionary<int, Dictionary<string, int>> _songsOfArtist = [];

    /// <summary>Index of the song; -1 when the catalogue does not know it.</summary>
    public int Find(SpotifySong song)
    {
        if (catalogue.Find(song.Id) is >= 0 and var track)
            return track;
        if (song.Artists.Count == 0 || catalogue.FindArtist(song.Artists[0]) is not (>= 0 and var artist))
            return -1;
        var key = SongKey.Of(song.Name, "");
        return key.Length > 1 && SongsOf(artist).TryGetValue(key, out var found) ? found : -1;
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
