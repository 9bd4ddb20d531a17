using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Text;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Spotify;
using RecApp.Text;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>Builds the catalogue from the files. It holds nothing that depends on which song stands in which playlist.</summary>
internal static class PlaylistCatalogueBuilder
{
    public static PlaylistCatalogue Build(PlaylistDataset dataset)
    {
        var tracks = dataset.Tracks;
        string[] genres = [.. dataset.Artists.SelectMany(artist => artist.Genres).Distinct().Order(StringComparer.Ordinal)];
        var genreIndex = genres.Select((genre, i) => (genre, i)).ToDictionary(pair => pair.genre, pair => pair.i, StringComparer.Ordinal);
        var albums = new AlbumTable(dataset);
        return new(new()
        {
            Ids = SpotifyIds.From([.. tracks.Select(track => track.Id)]),
            Names = Utf8Pool.From(tracks.Select(track => track.Name)),
            ArtistNames = Utf8Pool.From(dataset.Artists.Select(artist => artist.Name)),
            Artists = IntegerLists.From(tracks.Select(track => track.Artists)),
            GenreNames = Utf8Pool.From(genres),
            Genres = IntegerLists.From(dataset.Artists.Select(artist => artist.Genres.Select(genre => genreIndex[genre]).ToArray())),
            AlbumNames = Utf8Pool.From(albums.Names),
            AlbumOfTrack = albums.OfTrack,
            AlbumIds = SpotifyIds.From([.. albums.OfId.Keys]),
            AlbumOfId = [.. albums.OfId.Values],
            Years = [.. tracks.Select(track => (short)(track.Year ?? 0))],
            Popularities = [.. tracks.Select(track => (byte)(track.Popularity ?? byte.MaxValue))],
            Durations = [.. tracks.Select(track => (float)(track.DurationSeconds ?? 0))],
            HasFeatures = [.. tracks.Select(track => (byte)(track.Audio is null ? 0 : 1))],
            Features = [.. tracks.Where(track => track.Audio is not null).SelectMany(track => track.Audio!.Take(MoodFeature.Count))],
            SameSong = SameSongs(dataset),
        });
    }

    private static int[] SameSongs(PlaylistDataset dataset)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var same = new int[dataset.Tracks.Count];
        for (int i = 0; i < same.Length; i++)
        {
            string key = SongKey.Of(dataset.Tracks[i].Name, dataset.Tracks[i].Artists is [int artist, ..] ? dataset.Artists[artist].Name : "");
            same[i] = key.Length > 1 && !first.TryAdd(key, i) ? first[key] : i;
        }
        return same;
    }

    // Songs of one main artist with one album name share an album, whatever ids its editions have.
    private sealed class AlbumTable
    {
        private readonly Dictionary<(string Name, int Artist), int> _index = [];

        public AlbumTable(PlaylistDataset dataset)
        {
            OfTrack = new int[dataset.Tracks.Count];
            for (int i = 0; i < OfTrack.Length; i++)
            {
                var track = dataset.Tracks[i];
                OfTrack[i] = track.Album.Length == 0 ? -1 : Find(track.Album, track.Artists is [int artist, ..] ? artist : -1);
                if (track.AlbumId is { } id && SpotifyLink.IsId(id) && OfTrack[i] >= 0)
                    OfId.TryAdd(id, OfTrack[i]);
            }
        }

        public List<string> Names { get; } = [];

        public int[] OfTrack { get; }

        public SortedDictionary<string, int> OfId { get; } = new(StringComparer.Ordinal);

        private int Find(string name, int artist)
        {
            var key = (TextFolding.Words(name), artist);
            if (!_index.TryGetValue(key, out int album))
            {
                _index.Add(key, album = Names.Count);
                Names.Add(name);
            }
            return album;
        }
    }
}
