using RecApp.Features.Playlists.Catalogue;
using RecApp.Features.Playlists.Data;
using RecApp.Features.Playlists.Ranking;
using RecApp.Inference;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Training;

/// <summary>
/// Cross-validation of both rankers and the baselines: a fifth of the playlists is held out, everything is trained
/// without it, half of each held-out playlist's songs are given, the other half has to be found among all songs.
/// </summary>
public static class PlaylistEvaluation
{
    /// <summary>Seed of folds and hidden halves.</summary>
    public const int Seed = 1;

    /// <summary>How many songs each ranker names.</summary>
    public const int Places = 500;

    /// <summary>The protocol in words.</summary>
    public const string Protocol =
        "5 folds over playlists of at least 10 songs, equal shares of both kinds; every statistic without the fold; half of a playlist's songs "
        + "hidden at random; 500 recommended out of the whole catalogue; mean over playlists";

    private const int Folds = 5;
    private const int FewestSongs = 10;
    private const int UsualClusters = 17;

    /// <summary>Measures everything.</summary>
    /// <param name="dataset">All files.</param>
    /// <param name="clusters">How many clusters; null for 17, as in the source system.</param>
    /// <param name="report">Told what is being done.</param>
    /// <param name="hidings">How many times halves are drawn.</param>
    public static IReadOnlyList<ModelMetric> Run(PlaylistDataset dataset, int? clusters, Action<string> report, int hidings = 1)
    {
        var catalogue = CatalogueBuilder.Build(dataset);
        var scores = new List<(string Variant, string Group, double[] Values)>();
        int[][] folds = PlaylistFolds.Deal(dataset, Folds, Seed);
        for (int fold = 0; fold < folds.Length; fold++)
        {
            var heldOut = folds[fold].Select(i => dataset.Playlists[i].Id).ToHashSet();
            var model = PlaylistTrainer.TrainWithout(dataset, catalogue, heldOut, clusters ?? UsualClusters);
            var baselines = new Baselines(catalogue, model.Playlists);
            var work = folds[fold].Where(i => dataset.Playlists[i].Tracks.Length >= FewestSongs)
                .SelectMany(playlist => Enumerable.Range(0, hidings).Select(hiding => (playlist, hiding)));
            // In order, so that sums don't depend on which thread was first.
            scores.AddRange(work.AsParallel().AsOrdered().SelectMany(item => Measure(dataset.Playlists[item.playlist], item.playlist, item.hiding, model, baselines)));
            report($"Evaluation: fold {fold + 1} of {folds.Length}");
        }
        return Summarise(scores);
    }

    private static IEnumerable<(string Variant, string Group, double[] Values)> Measure(
        DatasetPlaylist playlist, int index, int hiding, PlaylistModel model, Baselines baselines)
    {
        var (given, hidden) = PlaylistFolds.Halve(playlist.Tracks, Seed + 1000 * hiding + index);
        string group = playlist.Kind == PlaylistKind.Editorial ? "editorial" : "archived";
        var relevant = hidden.ToHashSet();
        var query = new RankingQuery { Tracks = given };
        yield return Score("blend", [.. model.Blend.Rank(query, Places).Select(ranked => ranked.Track)]);
        yield return Score("cluster", Cluster(query, model));
        yield return Score("same artist", baselines.SameArtist(given, Places));
        yield return Score("popularity", baselines.Popularity(given, Places));

        (string, string, double[]) Score(string variant, IReadOnlyList<int> ranked) => (variant, group,
        [
            RankingMetrics.RPrecision(ranked, relevant),
            RankingMetrics.Recall(ranked, relevant, Places),
            RankingMetrics.Ndcg(ranked, relevant, Places),
        ]);
    }

    private static IReadOnlyList<int> Cluster(RankingQuery query, PlaylistModel model) =>
        MoodProfile.Of(query, model.Catalogue, model.Clusters) is { } profile
            ? [.. model.Cluster.Rank(query, profile, DistanceMetric.Manhattan, similar: true, Places).Select(ranked => ranked.Track)]
            : [];

    private static IReadOnlyList<ModelMetric> Summarise(List<(string Variant, string Group, double[] Values)> scores)
    {
        string[] names = ["R-precision", "recall@500", "nDCG@500"];
        return [.. scores.GroupBy(score => (score.Variant, score.Group)).SelectMany(group => names.Select((name, i) =>
            new ModelMetric(name, Math.Round(group.Average(score => score.Values[i]), 5), Protocol, group.Key.Variant, group.Key.Group)))];
    }
}
