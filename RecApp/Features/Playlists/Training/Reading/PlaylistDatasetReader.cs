using RecApp.Bundles;
using RecApp.Tables;
using RecApp.Text;

namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>Reads the folder of data sets into a <see cref="PlaylistDataset"/>.</summary>
public static class PlaylistDatasetReader
{
    /// <param name="folder">Holds <c>spotify/</c> and <c>lastfm-hetrec/</c>, or is the first of the two.</param>
    /// <exception cref="DataFileException">A file or column is missing, or a number is none.</exception>
    public static PlaylistDataset Read(string folder)
    {
        string spotify = Directory.Exists(Path.Combine(folder, "spotify")) ? Path.Combine(folder, "spotify") : folder;
        var sources = new SourceFiles(Origin);
        var files = new SpotifyFiles(spotify, sources);
        files.Read();
        var artistFiles = new ArtistFiles(spotify, Path.Combine(spotify, "..", "lastfm-hetrec"), sources);
        var names = new ArtistNames();
        var facts = artistFiles.ReadGenres(names);
        foreach (var draft in files.Tracks.Values)
        {
            names.Know(draft.SongArtist);
            draft.ArchiveArtists.ForEach(names.Know);
        }

        var table = new ArtistTable();
        TrackDraft[] drafts = [.. files.Tracks.Values.OrderBy(draft => draft.Id, StringComparer.Ordinal)];
        string[][] keys = [.. drafts.Select(draft => table.Add(draft.Artists(names)))];
        var artists = table.Finish(facts);
        var artistIndex = artists.Select((artist, i) => (artist.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
        var trackIndex = drafts.Select((draft, i) => (draft.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        return new()
        {
            Tracks = [.. drafts.Select((draft, i) => Finish(draft, [.. keys[i].Select(key => artistIndex[key])]))],
            Playlists =
            [
                .. files.Playlists.Values.OrderBy(draft => draft.Kind).ThenBy(draft => draft.Id, StringComparer.Ordinal).Select(draft =>
                    new DatasetPlaylist(draft.Id, draft.Name, draft.Kind, draft.Genre, string.Join(", ", draft.Subgenres),
                        [.. draft.Tracks.Select(id => trackIndex[id]).Order()])),
            ],
            Artists = artists,
            Listenings = artistFiles.ReadListenings(artistIndex),
            Sources = sources.Account(),
        };
    }

    private static DatasetTrack Finish(TrackDraft draft, int[] artists) => new()
    {
        Id = draft.Id,
        Name = draft.Name,
        Artists = artists,
        Album = draft.Album,
        AlbumId = draft.AlbumId,
        Year = draft.Year,
        Decade = draft.Decade,
        Popularity = draft.Popularity,
        DurationSeconds = draft.DurationSeconds,
        Audio = draft.Audio,
    };

    // Gathers artists under their key, the first spelling seen being the one shown.
    private sealed class ArtistTable
    {
        private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);

        public string[] Add(IEnumerable<string> names)
        {
            var keys = new List<string>();
            foreach (string name in names)
            {
                string key = TextFolding.Name(name);
                if (key.Length == 0 || keys.Contains(key))
                    continue;
                keys.Add(key);
                _names.TryAdd(key, name);
            }
            return [.. keys];
        }

        public DatasetArtist[] Finish(Dictionary<string, ArtistFiles.Facts> facts) =>
        [
            .. _names.Select(pair => facts.TryGetValue(pair.Key, out var known)
                ? new DatasetArtist(pair.Value, pair.Key, known.Genres, known.Followers, known.Popularity)
                : new DatasetArtist(pair.Value, pair.Key, [], null, null)),
        ];
    }

    private static (string Name, string Url, string Licence) Origin(string path) => Path.GetFileName(path) switch
    {
        ("tracks.csv.gz" or "playlists.csv.gz") and var name => (name, "https://github.com/rfordatascience/tidytuesday/tree/master/data/2020/2020-01-21", "MIT"),
        ("archive_tracks.csv.gz" or "archive_playlists.csv.gz") and var name => (name, "https://github.com/mackorone/spotify-playlist-archive", "MIT"),
        ("artists.dat.gz" or "user_artists.dat.gz") and var name => (name, "https://grouplens.org/datasets/hetrec-2011/", "non-commercial use"),
        var name => (name, "", "none stated"),
    };
}
