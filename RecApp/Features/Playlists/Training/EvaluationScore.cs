using System.Globalization;
using RecApp.Bundles;

namespace RecApp.Features.Playlists.Training;

/// <summary>How well one ranker continued one playlist.</summary>
/// <param name="Fold">The fold that held the playlist out.</param>
/// <param name="Variant">The ranker.</param>
/// <param name="Group">Kind of playlist.</param>
/// <param name="Values">One value per measure, in the order of <see cref="Names"/>.</param>
internal sealed record EvaluationScore(int Fold, string Variant, string Group, double[] Values)
{
    public static readonly IReadOnlyList<string> Names = ["R-precision", "recall@500", "nDCG@500"];

    /// <summary>Means by ranker and kind of playlist.</summary>
    public static IReadOnlyList<ModelMetric> Summarise(IReadOnlyList<EvaluationScore> scores) =>
    [
        .. scores.GroupBy(score => (score.Variant, score.Group)).SelectMany(group => Names.Select((name, i) =>
            new ModelMetric(name, Math.Round(group.Average(score => score.Values[i]), 5), PlaylistEvaluation.Protocol, group.Key.Variant, group.Key.Group))),
    ];

    /// <summary>How far the folds' means lie apart, in words, by ranker and kind of playlist.</summary>
    public static List<string> Spread(IReadOnlyList<EvaluationScore> scores) =>
    [
        .. scores.GroupBy(score => (score.Variant, score.Group)).Select(group =>
            $"{group.Key.Variant}, {group.Key.Group}: " + string.Join("; ", Names.Select((name, i) =>
            {
                double[] folds = [.. group.GroupBy(score => score.Fold).Select(fold => fold.Average(score => score.Values[i]))];
                double mean = folds.Average(), deviation = Math.Sqrt(folds.Average(fold => (fold - mean) * (fold - mean)));
                return string.Create(CultureInfo.InvariantCulture, $"{name} deviates by {deviation:F3} between folds, worst {folds.Min():F3}");
            }))),
    ];
}
