using System.Globalization;
using System.Text;
using RecApp.Bundles;

namespace RecApp.Learning;

/// <summary>Metrics as a Markdown table: a row for each ranker and kind of test, a column for each measure.</summary>
internal static class EvaluationTable
{
    public static string Markdown(IReadOnlyList<ModelMetric> metrics)
    {
        string[] names = [.. metrics.Select(metric => metric.Name).Distinct()];
        var table = new StringBuilder();
        table.AppendLine($"| ranker | tested on | {string.Join(" | ", names)} |");
        table.AppendLine($"| --- | --- | {string.Join(" | ", names.Select(_ => "---"))} |");
        foreach (var row in metrics.GroupBy(metric => (metric.Variant, metric.Group)))
        {
            var cells = names.Select(name => row.FirstOrDefault(metric => metric.Name == name)?.Value.ToString("F4", CultureInfo.InvariantCulture) ?? "");
            table.AppendLine($"| {row.Key.Variant} | {row.Key.Group ?? "all"} | {string.Join(" | ", cells)} |");
        }
        return table.ToString();
    }
}
