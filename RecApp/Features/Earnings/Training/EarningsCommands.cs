using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Training;

/// <summary><c>train earnings</c> and <c>evaluate earnings</c>.</summary>
internal static class EarningsCommands
{
    public static Command Train()
    {
        var data = DataOption();
        var output = ModelsOption("--out");
        var trees = new Option<string?>("--trees") { Description = "Folder that training/train_earnings.py wrote; by default the trees of the newest bundle are kept." };
        var command = new Command("earnings", "The earnings predictor: trains the linear model and puts it into one bundle with the trees.") { data, output, trees };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            string models = parsed.GetRequiredValue(output);
            var trained = TrainedTrees.Read(parsed.GetValue(trees) ?? Newest(models));
            var rows = Read(parsed.GetRequiredValue(data));
            var colleges = CollegeData.Read(parsed.GetRequiredValue(data));
            Progress.Say($"{colleges.Directory.Names.Length:N0} colleges to choose from");
            var (linear, metrics) = EarningsEvaluation.Linear(rows, Progress.Say);
            ModelMetric[] both = [.. trained.Metrics, .. metrics];
            var manifest = EarningsTrainer.Write(models, rows, colleges, trained, linear, both, CodeCommit.Find(), TimeProvider.System);
            Show(both);
            Progress.Say($"Wrote {manifest.Name}/{manifest.Version}: {manifest.Files.Sum(file => file.Bytes) / 1e6:F1} MB");
        }));
        return command;
    }

    public static Command Evaluate()
    {
        var data = DataOption();
        var models = ModelsOption("--models");
        var command = new Command("earnings", "The shipped earnings predictor on this data, and the linear model by folds of colleges.") { data, models };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var rows = Read(parsed.GetRequiredValue(data));
            Show([.. Shipped(Newest(parsed.GetRequiredValue(models)), rows), .. EarningsEvaluation.Linear(rows, Progress.Say).Metrics]);
        }));
        return command;
    }

    // Honest on data of other colleges only: the shipped model has seen those it was trained on.
    private static IEnumerable<ModelMetric> Shipped(string folder, EarningsData data)
    {
        using var model = EarningsModel.Load(ModelBundle.Open(folder));
        foreach (string variant in EarningsService.Variants)
        {
            var estimates = new EarningsEstimate[data.Count];
            model.Predictor(variant).Predict(data.Inputs, estimates);
            foreach (var metric in EarningsQuality.Metrics([EarningsQuality.Of(data.EarningsUsd, estimates)], "the shipped model on all rows of this data", variant))
                yield return metric;
        }
    }

    private static void Show(IEnumerable<ModelMetric> metrics)
    {
        Console.Out.WriteLine("| measure | of | how | value |\n| --- | --- | --- | --- |");
        foreach (var metric in metrics)
            Console.Out.WriteLine(FormattableString.Invariant($"| {metric.Name} | {metric.Variant} | {metric.Protocol}{(metric.Group is null ? "" : ", " + metric.Group)} | {metric.Value:G5} |"));
    }

    private static string Newest(string models)
    {
        string folder = Path.Combine(models, EarningsService.ModelName);
        return (Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).LastOrDefault() : null)
            ?? throw new DataFileException($"{folder} holds no bundle yet. Give the folder that training/train_earnings.py wrote with --trees.");
    }

    private static Option<string> DataOption() => new("--data") { Description = "Folder that holds college-scorecard/, or cleaned_merged.csv itself.", Required = true };

    // By default where the application looks, too: dotnet run starts in the project's folder, not in the repository's.
    private static Option<string> ModelsOption(string name) =>
        new(name) { Description = "Folder of all models.", DefaultValueFactory = _ => ModelLocation.Find(null, Directory.GetCurrentDirectory()) };

    private static EarningsData Read(string folder)
    {
        Progress.Say($"Reading {folder}");
        var rows = EarningsData.Read(folder);
        Progress.Say($"{rows.Count:N0} programmes of {rows.CollegeCount:N0} colleges");
        return rows;
    }
}
