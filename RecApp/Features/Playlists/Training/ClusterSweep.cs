using RecApp.Learning;

namespace RecApp.Features.Playlists.Training;

/// <summary>Quality of one number of clusters.</summary>
/// <param name="Clusters">How many clusters.</param>
/// <param name="Silhouette">Higher is better.</param>
/// <param name="DaviesBouldin">Lower is better.</param>
/// <param name="CalinskiHarabasz">Higher is better.</param>
/// <param name="Inertia">Sum of squared distances to the centroids.</param>
internal sealed record ClusterTrial(int Clusters, double Silhouette, double DaviesBouldin, double CalinskiHarabasz, double Inertia);

/// <summary>Tries numbers of clusters and chooses one.</summary>
internal static class ClusterSweep
{
    /// <summary>Fewest and most clusters tried.</summary>
    public const int Fewest = 2, Most = 30;

    /// <summary>
    /// Fewest clusters chosen from: the indices always favour two or three (loud against quiet), which tell a listener
    /// nothing; with eight, moods and styles come apart.
    /// </summary>
    public const int FewestUseful = 8;

    public const string Why =
        "Of 8 to 30 clusters the number with the best mean rank over silhouette, Davies–Bouldin and Caliński–Harabasz. "
        + "Fewer than 8 only separate loud from quiet, whatever the indices say. Ties go to fewer clusters.";

    public static IReadOnlyList<ClusterTrial> Run(IReadOnlyList<double[]> rows, int seed, Action<ClusterTrial> report)
    {
        var trials = new List<ClusterTrial>();
        for (int clusters = Fewest; clusters <= Math.Min(Most, rows.Count - 1); clusters++)
        {
            var result = KMeans.Fit(rows, clusters, seed);
            var trial = new ClusterTrial(clusters, ClusterQuality.Silhouette(rows, result.Assignments),
                ClusterQuality.DaviesBouldin(rows, result.Assignments), ClusterQuality.CalinskiHarabasz(rows, result.Assignments), result.Inertia);
            report(trial);
            trials.Add(trial);
        }
        return trials;
    }

    public static int Choose(IReadOnlyList<ClusterTrial> trials)
    {
        ClusterTrial[] useful = [.. trials.Where(trial => trial.Clusters >= Math.Min(FewestUseful, trials.Max(t => t.Clusters)))];
        return useful.MinBy(trial =>
            useful.Count(other => other.Silhouette > trial.Silhouette)
            + useful.Count(other => other.DaviesBouldin < trial.DaviesBouldin)
            + useful.Count(other => other.CalinskiHarabasz > trial.CalinskiHarabasz))!.Clusters;
    }
}
