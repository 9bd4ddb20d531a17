using MathNet.Numerics.Statistics;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Features.Playlists.Training;

/// <summary>Counts what the page about the data shows.</summary>
internal sealed class PlaylistStatisticsBuilder(PlaylistDataset dataset, PlaylistCatalogue catalogue, PlaylistCollection playlists)
{
    private const int Top = 30;
    private const int MostPlaylistsPerSong = 20;
    private static readonly int[] LengthEdges = [0, 25, 50, 75, 100, 150, 200, 300, 500, 1000, 2000, 5000];

    public PlaylistStatistics Build(IReadOnlyList<FeatureDistribution> distributions) => new()
    {
        Songs = catalogue.Count,
        SongsWithFeatures = Tracks.Count(catalogue.HasFeatures),
        SongsInPlaylists = Tracks.Count(track => playlists.PlaylistsOf[track].Length > 0),
        DuplicateSongs = Tracks.Count(track => catalogue.SameSong(track) != track),
        Artists = catalogue.ArtistCount,
        Genres = catalogue.GenreCount,
        EditorialPlaylists = dataset.Playlists.Count(playlist => playlist.Kind == PlaylistKind.Editorial),
        ArchivedPlaylists = dataset.Playlists.Count(playlist => playlist.Kind == PlaylistKind.Archived),
        TopArtists = Heaviest(Entries().Select(catalogue.MainArtist).Where(artist => artist >= 0), catalogue.ArtistName),
        TopGenres = Heaviest(Entries().SelectMany(GenresOf), catalogue.GenreName),
        Decades = [.. dataset.Tracks.Select(track => track.Decade).OfType<int>().CountBy(decade => decade)
            .OrderBy(pair => pair.Key).Select(pair => new CountOf(pair.Key, pair.Value))],
        SongsPerPlaylist = [.. LengthEdges.Select((edge, i) => new CountOf(edge,
            dataset.Playlists.Count(playlist => playlist.Tracks.Length >= edge && (i + 1 == LengthEdges.Length || playlist.Tracks.Length < LengthEdges[i + 1]))))],
        PlaylistsPerSong = [.. Tracks.Select(track => Math.Min(MostPlaylistsPerSong, playlists.PlaylistsOf[track].Length)).CountBy(count => count)
            .OrderBy(pair => pair.Key).Select(pair => new CountOf(pair.Key, pair.Value))],
        Distributions = distributions,
        Correlations = Correlations(),
    };

    private IEnumerable<int> Tracks => Enumerable.Range(0, catalogue.Count);

    private IEnumerable<int> Entries() => dataset.Playlists.SelectMany(playlist => playlist.Tracks);

    private IEnumerable<int> GenresOf(int track) =>
        catalogue.MainArtist(track) is >= 0 and var artist ? catalogue.GenresOfArtist[artist].ToArray() : [];

    private static IReadOnlyList<WordWeight> Heaviest(IEnumerable<int> items, Func<int, string> name) =>
        [.. items.CountBy(item => item).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Top).Select(pair => new WordWeight(name(pair.Key), pair.Value))];

    private IReadOnlyList<IReadOnlyList<double>> Correlations()
    {
        float[][] rows = [.. Tracks.Where(catalogue.HasFeatures).Select(track => catalogue.Features(track).ToArray())];
        double[][] columns = [.. Enumerable.Range(0, MoodFeature.Count).Select(column => rows.Select(row => (double)row[column]).ToArray())];
        // A column that is constant, or empty, goes with none.
        return [.. columns.Select(a => (IReadOnlyList<double>)[.. columns.Select(b => Correlation.Pearson(a, b) is var r && double.IsNaN(r) ? 0 : Math.Round(r, 4))])];
    }
}
