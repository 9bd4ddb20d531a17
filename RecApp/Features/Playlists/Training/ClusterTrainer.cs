using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Training;

/// <summary>Clusters playlists by their mean features and places them on the map.</summary>
internal sealed class ClusterTrainer(PlaylistCatalogue catalogue, PlaylistCollection playlists, int seed)
{
    /// <summary>Trials of the last <see cref="Train"/> that had to choose the number of clusters.</summary>
    public IReadOnlyList<ClusterTrial> Trials { get; private set; } = [];

    /// <param name="clusters">How many; null to choose by <see cref="ClusterSweep"/>.</param>
    /// <param name="map">False leaves all playlists at the middle of the map.</param>
    /// <param name="report">Told what is being done.</param>
    public ClusterDocument Train(int? clusters, bool map, Action<string> report)
    {
        double[]?[] natural = PlaylistProfiles.Compute(catalogue, playlists);
        var scale = Standardizer.Fit([.. natural.OfType<double[]>()]);
        double[][] known = [.. natural.OfType<double[]>().Select(row => scale.Transform(row))];
        // Nothing known is the mean of everything.
        double[][] rows = [.. natural.Select(row => row is null ? new double[MoodFeature.Count] : scale.Transform(row))];
        int chosen = clusters ?? Choose(known, report);
        var result = KMeans.Fit(known, Math.Min(chosen, known.Length), seed, restarts: 20);
        report($"Clusters: {result.Centroids.Length}, inertia {result.Inertia:F1}");

        double[][] centroids = BySize(result);
        int[] assignments = [.. rows.Select(row => KMeans.Nearest(centroids, row))];
        double[][] places = map ? TSne.Embed(rows, progress: step => Report(step, report)) : [.. rows.Select(_ => new double[2])];
        var words = new ClusterWords(catalogue, playlists, assignments, centroids.Length);
        return new()
        {
            Means = [.. scale.Means],
            Deviations = [.. scale.Deviations],
            Clusters = [.. centroids.Select((centroid, id) => new ClusterDescription(
                ClusterPortrait.Describe(centroid, words.Genres(id)), Rounded(centroid, 6), words.Names(id), words.Genres(id)))],
            Playlists = [.. rows.Select((row, i) => new PlacedPlaylist(assignments[i], Math.Round(places[i][0], 3), Math.Round(places[i][1], 3), Rounded(row, 6)))],
        };
    }

    private int Choose(double[][] rows, Action<string> report)
    {
        Trials = ClusterSweep.Run(rows, seed, trial => report(
            $"K = {trial.Clusters,2}: silhouette {trial.Silhouette:F4}, Davies–Bouldin {trial.DaviesBouldin:F4}, Caliński–Harabasz {trial.CalinskiHarabasz:F2}"));
        return ClusterSweep.Choose(Trials);
    }

    private static double[][] BySize(KMeansResult result) =>
        [.. Enumerable.Range(0, result.Centroids.Length)
            .OrderByDescending(id => result.Assignments.Count(cluster => cluster == id)).ThenBy(id => id)
            .Select(id => result.Centroids[id])];

    private static double[] Rounded(double[] values, int digits) => [.. values.Select(value => Math.Round(value, digits))];

    private static void Report(int step, Action<string> report)
    {
        if (step % 250 == 0)
            report($"Map: step {step}");
    }
}
