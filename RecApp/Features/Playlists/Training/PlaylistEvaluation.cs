using RecApp.Bundles;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Training.Reading;
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
        "5 folds over playlists of at least 10 songs, equal shares of both kinds; everything trained without the fold; half of a playlist's songs "
        + "hidden at random, twice; 500 recommended out of the whole catalogue; mean over playlists";

    /// <summary>How many times the halves are drawn.</summary>
    public const int Hidings = 2;

    private static readonly string[] Measures = ["R-precision", "recall@500", "nDCG@500"];

    private const int Folds = 5;
    private const int FewestSongs = 10;
    private const int UsualClusters = 17;

    /// <summary>Measures everything.</summary>
    /// <param name="dataset">All files.</param>
    /// <param name="clusters">How many clusters; null for 17.</param>
    /// <param name="report">Told what is being done.</param>
    /// <param name="hidings">How many times songs are drawn.</param>
    /// <param name="given">How many songs are given; 0 for half of the playlist.</param>
    public static IReadOnlyList<ModelMetric> Run(PlaylistDataset dataset, int? clusters, Action<string> report, int hidings = Hidings, int given = 0)
    {
        var catalogue = PlaylistCatalogueBuilder.Build(dataset);
        var scores = new List<EvaluationScore>();
        int[][] folds = PlaylistFolds.Deal(dataset, Folds, Seed);
        for (int fold = 0; fold < folds.Length; fold++)
        {
            var heldOut = folds[fold].Select(i => dataset.Playlists[i].Id).ToHashSet();
            var model = PlaylistTrainer.TrainWithout(dataset, catalogue, heldOut, clusters ?? UsualClusters);
            var baselines = new Baselines(catalogue, model.Playlists);
            var work = folds[fold].Where(i => dataset.Playlists[i].Tracks.Length >= FewestSongs)
                .SelectMany(playlist => Enumerable.Range(0, hidings).Select(hiding => (playlist, hiding)));
            // In order, so that sums don't depend on which thread was first.
            scores.AddRange(work.AsParallel().AsOrdered().SelectMany(item => Measure(dataset.Playlists[item.playlist], Seed + 1000 * item.hiding + item.playlist, given, model, baselines)
                .Select(score => score with { Fold = fold })));
            report($"Evaluation: fold {fold + 1} of {folds.Length}");
        }
        EvaluationScore.Spread(scores).ForEach(report);
        return EvaluationScore.Means(scores, _ => Protocol);
    }

    private static IEnumerable<EvaluationScore> Measure(DatasetPlaylist playlist, int seed, int count, PlaylistModel model, Baselines baselines)
    {
        var (given, hidden) = PlaylistFolds.Halve(playlist.Tracks, seed);
        if (count > 0 && count < given.Length)
            (given, hidden) = (given[..count], [.. hidden, .. given[count..]]);
        string group = playlist.Kind == PlaylistKind.Editorial ? "editorial" : "archived";
        var relevant = hidden.ToHashSet();
        var query = new RankingQuery { Tracks = given };
        yield return Score("blend", model.Blend.Rank(query with { Editions = true }, Places));
        yield return Score("cluster", Cluster(query, model));
        yield return Score("same artist", baselines.SameArtist(given, Places));
        yield return Score("popularity", baselines.Popularity(given, Places));

        EvaluationScore Score(string variant, IReadOnlyList<int> ranked) => new(0, variant, group, Measures,
        [
            RankingMetrics.RPrecision(ranked, relevant),
            RankingMetrics.Recall(ranked, relevant, Places),
            RankingMetrics.Ndcg(ranked, relevant, Places),
        ]);
    }

    private static IReadOnlyList<int> Cluster(RankingQuery query, PlaylistModel model) =>
        MoodProfile.Of(query, model.Catalogue, model.Clusters) is { } profile
            ? [.. model.Cluster.Rank(query with { Editions = true }, profile, DistanceMetric.Manhattan, similar: true, Places).Select(ranked => ranked.Track)]
            : [];
}
