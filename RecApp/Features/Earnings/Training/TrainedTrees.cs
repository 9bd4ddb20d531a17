using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Training;

/// <summary>What <c>training/train_earnings.py</c> wrote: files of the bundle and a report with the measured quality.</summary>
/// <param name="Files">By name in the bundle.</param>
/// <param name="Metrics">Quality on unseen colleges and on random rows.</param>
/// <param name="Report">The script's report as it is.</param>
internal sealed record TrainedTrees(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<ModelMetric> Metrics, JsonElement Report)
{
    /// <summary>The script's report inside a bundle.</summary>
    public const string ReportFile = "trees.json";

    private static readonly string[] Names =
        [EarningsModel.CatalogueFile, EarningsModel.TablesFile, EarningsModel.ServingFile, EarningsModel.PointFile, EarningsModel.SpreadFile];

    private static readonly (string Key, string Protocol, string Variant)[] Protocols =
    [
        ("unseenColleges", EarningsEvaluation.UnseenColleges, EarningsService.DefaultVariant),
        ("satUnknown", EarningsEvaluation.UnseenColleges, "trees without SAT"),
        ("regionUnknown", EarningsEvaluation.UnseenColleges, "trees without region and locale"),
        ("numbersUnknown", EarningsEvaluation.UnseenColleges, "trees without SAT, admission rate and tuition"),
        ("allOptionalUnknown", EarningsEvaluation.UnseenColleges, "trees without anything optional"),
        ("randomRows", "random 15 % of rows, mean over 3 splits", "trees on random rows"),
    ];

    private static readonly (string Key, string Name)[] Measures =
    [
        ("r2", "R²"), ("meanAbsoluteErrorUsd", "mean absolute error (USD)"), ("coverage50", "coverage of the 50 % interval"), ("coverage90", "coverage of the 90 % interval"),
    ];

    /// <summary>Reads the script's output folder, or a bundle that was made from one.</summary>
    /// <exception cref="DataFileException">A file is missing or not what the script writes.</exception>
    public static TrainedTrees Read(string folder)
    {
        string[] missing = [.. Names.Where(name => !File.Exists(Path.Combine(folder, name)))];
        if (missing.Length > 0)
            throw new DataFileException($"{folder}: {string.Join(", ", missing)} is missing. Give the folder that training/train_earnings.py wrote, or a bundle of earnings.");
        string report = Path.Combine(folder, ReportFile) is var kept && File.Exists(kept) ? kept : Path.Combine(folder, "manifest.json");
        try
        {
            byte[] bytes = File.ReadAllBytes(report);
            using var document = JsonDocument.Parse(bytes);
            var files = Names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name)));
            files[ReportFile] = bytes;
            return new(files, [.. Read(document.RootElement.GetProperty("metrics"))], document.RootElement.Clone());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DataFileException($"{report}: expected the report of training/train_earnings.py. {error.Message}");
        }
    }

    private static IEnumerable<ModelMetric> Read(JsonElement metrics)
    {
        foreach (var (key, protocol, variant) in Protocols)
        {
            if (!metrics.TryGetProperty(key, out var measured))
                continue;
            foreach (var (measure, name) in Measures)
            {
                if (measured.TryGetProperty(measure, out var value))
                    yield return new(name, value.GetProperty("mean").GetDouble(), protocol, variant);
            }
        }
    }
}
