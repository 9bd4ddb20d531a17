using System.Globalization;
using System.Text;
using RecApp.Bundles;

namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>Scores as metrics of a manifest and as a Markdown table.</summary>
internal static class EvaluationTable
{
    /// <summary>Means by kind of test and ranker.</summary>
    public static IReadOnlyList<ModelMetric> Metrics(IReadOnlyList<EvaluationScore> scores) =>
    [
        .. scores.GroupBy(score => (score.Group, score.Variant)).SelectMany(group => Measures(group.Key.Group).Select(measure => new ModelMetric(
            measure.Name, Math.Round(group.Average(score => measure.Value(score.Score)), 5), Protocol(group.Key.Group), group.Key.Variant, group.Key.Group))),
    ];

    /// <summary>How far the folds' means lie apart, in words, by kind of test and ranker.</summary>
    public static List<string> Spread(IReadOnlyList<EvaluationScore> scores) =>
    [
        .. scores.GroupBy(score => (score.Group, score.Variant)).SelectMany(group => Measures(group.Key.Group).Select(measure =>
        {
            double[] folds = [.. group.GroupBy(score => score.Fold).Select(fold => fold.Average(score => measure.Value(score.Score)))];
            double mean = folds.Average(), deviation = Math.Sqrt(folds.Average(fold => (fold - mean) * (fold - mean)));
            return string.Create(CultureInfo.InvariantCulture, $"{group.Key.Group}, {group.Key.Variant}: {measure.Name} deviates by {deviation:F4} between folds, worst {folds.Min():F4}");
        })),
    ];

    /// <summary>A row for each ranker, a column for each kind of test and measure.</summary>
    public static string Markdown(IReadOnlyList<ModelMetric> metrics)
    {
        (string? Group, string Name)[] columns = [.. metrics.Select(metric => (metric.Group, metric.Name)).Distinct()];
        var table = new StringBuilder();
        table.AppendLine($"| ranker | {string.Join(" | ", columns.Select(column => $"{column.Group}: {column.Name}"))} |");
        table.AppendLine($"| --- | {string.Join(" | ", columns.Select(_ => "---"))} |");
        foreach (var row in metrics.GroupBy(metric => metric.Variant))
        {
            var cells = columns.Select(column => row.FirstOrDefault(metric => (metric.Group, metric.Name) == column)?.Value.ToString("F4", CultureInfo.InvariantCulture) ?? "");
            table.AppendLine($"| {row.Key} | {string.Join(" | ", cells)} |");
        }
        return table.ToString();
    }

    private static string Protocol(string group) => group == HoldOut.Group ? MovieEvaluation.PublicSplit : MovieEvaluation.UnseenUsers;

    private static (string Name, Func<UserScore, double> Value)[] Measures(string group) => group == UserFolds.Groups[^1].Group
        ? [("nDCG@100", score => score.Ndcg100), ("recall@20", score => score.Recall20)]
        : [("nDCG@10", score => score.Ndcg10)];
}

/// <summary>How well one ranker did on one user.</summary>
/// <param name="Fold">Which part of the data was held out.</param>
/// <param name="Variant">The ranker.</param>
/// <param name="Group">The kind of test.</param>
/// <param name="Score">The measures.</param>
internal sealed record EvaluationScore(int Fold, string Variant, string Group, UserScore Score);
