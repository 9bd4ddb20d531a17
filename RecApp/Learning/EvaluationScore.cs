using System.Globalization;
using RecApp.Bundles;

namespace RecApp.Learning;

/// <summary>How well one ranker did on one person or playlist.</summary>
/// <param name="Fold">Which part of the data was held out.</param>
/// <param name="Variant">The ranker.</param>
/// <param name="Group">The kind of test.</param>
/// <param name="Measures">Names of the measures, the same for all scores of a group.</param>
/// <param name="Values">One value per measure.</param>
internal sealed record EvaluationScore(int Fold, string Variant, string Group, IReadOnlyList<string> Measures, IReadOnlyList<double> Values)
{
    /// <summary>Means by kind of test and ranker.</summary>
    /// <param name="scores">In the order in which the metrics shall come.</param>
    /// <param name="protocol">How a group is tested, in words.</param>
    public static IReadOnlyList<ModelMetric> Means(IReadOnlyList<EvaluationScore> scores, Func<string, string> protocol) =>
    [
        .. scores.GroupBy(score => (score.Group, score.Variant)).SelectMany(group => group.First().Measures.Select((name, i) => new ModelMetric(
            name, Math.Round(group.Average(score => score.Values[i]), 5), protocol(group.Key.Group), group.Key.Variant, group.Key.Group)
        {
            ByFold = [.. group.GroupBy(score => score.Fold).OrderBy(fold => fold.Key).Select(fold => Math.Round(fold.Average(score => score.Values[i]), 5))],
        })),
    ];

    /// <summary>How far the folds' means lie apart, in words, by kind of test and ranker.</summary>
    public static List<string> Spread(IReadOnlyList<EvaluationScore> scores) =>
    [
        .. scores.GroupBy(score => (score.Group, score.Variant)).SelectMany(group => group.First().Measures.Select((name, i) =>
        {
            double[] folds = [.. group.GroupBy(score => score.Fold).Select(fold => fold.Average(score => score.Values[i]))];
            double mean = folds.Average(), deviation = Math.Sqrt(folds.Average(fold => (fold - mean) * (fold - mean)));
            return string.Create(CultureInfo.InvariantCulture, $"{group.Key.Group}, {group.Key.Variant}: {name} deviates by {deviation:F4} between folds, worst {folds.Min():F4}");
        })),
    ];
}
