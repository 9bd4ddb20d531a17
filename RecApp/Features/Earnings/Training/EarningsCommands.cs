using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary><c>train earnings</c>, <c>evaluate earnings</c> and <c>measure earnings</c>.</summary>
internal static class EarningsCommands
{
    private const string DataFolder = "Folder that holds college-scorecard/, or cleaned_merged.csv itself.";

    public static Command Train()
    {
        var data = DataOption();
        var output = ModelsOption("--out");
        var command = new Command("earnings", "The earnings predictor: trains trees and linear model, measures both by folds of colleges, and writes one bundle.") { data, output };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            string folder = parsed.GetRequiredValue(data);
            var rows = Read(folder);
            var manifest = EarningsTrainer.Train(parsed.GetRequiredValue(output), folder, rows, Progress.Say);
            MeasureCommand.AfterTraining(parsed.GetRequiredValue(output), manifest, bundle => EarningsQuestions.Measure(bundle, rows), EarningsImportance.Measure(rows));
            Show(manifest.Metrics);
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
            Show([.. Shipped(NewestBundle.Open(parsed.GetRequiredValue(models), EarningsService.ModelName), rows), .. EarningsEvaluation.Linear(rows, Progress.Say).Metrics]);
        }));
        return command;
    }

    public static Command Measure() => MeasureCommand.Create(EarningsService.ModelName, DataFolder, (bundle, data) => EarningsQuestions.Measure(bundle, Read(data)), data => EarningsImportance.Measure(Read(data)));

    // Honest on data of other colleges only: the shipped model has seen those it was trained on.
    private static IEnumerable<ModelMetric> Shipped(ModelBundle bundle, EarningsData data)
    {
        using var model = EarningsModel.Load(bundle);
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

    private static Option<string> DataOption() => new("--data") { Description = DataFolder, Required = true };

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
