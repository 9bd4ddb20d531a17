using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Regression.Model;

namespace RecApp.Features.Regression.Training;

/// <summary><c>train regression</c>, <c>evaluate regression</c> and <c>measure regression</c>.</summary>
internal static class RegressionCommands
{
    private const string DataFolder = "Folder that holds linear-regression/.";

    public static Command Train()
    {
        var data = DataOption();
        var output = new Option<string>("--out") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var command = new Command("regression", "The five-variable regression.") { data, output };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var (rows, model, metrics) = Evaluate(parsed.GetRequiredValue(data));
            var manifest = RegressionTrainer.Write(parsed.GetRequiredValue(output), rows, model, metrics, CodeCommit.Find(), TimeProvider.System);
            MeasureCommand.AfterTraining(parsed.GetRequiredValue(output), manifest, bundle => RegressionQuestions.Measure(bundle, rows), RegressionEvaluation.Importance(rows));
            Progress.Say($"Wrote {manifest.Name}/{manifest.Version}");
        }));
        return command;
    }

    public static Command Evaluate()
    {
        var data = DataOption();
        var command = new Command("regression", "The five-variable regression, by cross-validation.") { data };
        command.SetAction(parsed => Progress.Guarded(() => Evaluate(parsed.GetRequiredValue(data))));
        return command;
    }

    public static Command Measure() => MeasureCommand.Create(RegressionService.ModelName, DataFolder, (bundle, data) => RegressionQuestions.Measure(bundle, Read(data)), data => RegressionEvaluation.Importance(Read(data)));

    private static (RegressionData Rows, RegressionModel Model, IReadOnlyList<ModelMetric> Metrics) Evaluate(string folder)
    {
        var rows = Read(folder);
        var model = RegressionTrainer.Train(rows);
        var metrics = RegressionEvaluation.Run(rows, model.Fit);
        Console.Out.WriteLine("| measure | of | how | value |\n| --- | --- | --- | --- |");
        foreach (var metric in metrics)
            Console.Out.WriteLine(FormattableString.Invariant($"| {metric.Name} | {metric.Variant} | {metric.Protocol} | {metric.Value:G6} |"));
        return (rows, model, metrics);
    }

    private static RegressionData Read(string folder)
    {
        Progress.Say($"Reading {folder}");
        var rows = RegressionData.Read(folder);
        Progress.Say($"{rows.Target.Length:N0} rows");
        return rows;
    }

    private static Option<string> DataOption() => new("--data") { Description = DataFolder, Required = true };
}
