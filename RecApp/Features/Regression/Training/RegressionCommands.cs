using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Regression.Model;

namespace RecApp.Features.Regression.Training;

/// <summary><c>train regression</c> and <c>evaluate regression</c>.</summary>
internal static class RegressionCommands
{
    public static Command Train()
    {
        var data = DataOption();
        var output = new Option<string>("--out") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var command = new Command("regression", "The five-variable regression.") { data, output };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var (rows, model, metrics) = Measure(parsed.GetRequiredValue(data));
            var manifest = RegressionTrainer.Write(parsed.GetRequiredValue(output), rows, model, metrics, CodeCommit.Find(), TimeProvider.System);
            Progress.Say($"Wrote {manifest.Name}/{manifest.Version}");
        }));
        return command;
    }

    public static Command Evaluate()
    {
        var data = DataOption();
        var command = new Command("regression", "The five-variable regression, by cross-validation.") { data };
        command.SetAction(parsed => Progress.Guarded(() => Measure(parsed.GetRequiredValue(data))));
        return command;
    }

    private static (RegressionData Rows, RegressionModel Model, IReadOnlyList<ModelMetric> Metrics) Measure(string folder)
    {
        Progress.Say($"Reading {folder}");
        var rows = RegressionData.Read(folder);
        Progress.Say($"{rows.Target.Length:N0} rows");
        var model = RegressionTrainer.Train(rows);
        var metrics = RegressionEvaluation.Run(rows, model.Fit);
        Console.Out.WriteLine("| measure | of | how | value |\n| --- | --- | --- | --- |");
        foreach (var metric in metrics)
            Console.Out.WriteLine(FormattableString.Invariant($"| {metric.Name} | {metric.Variant} | {metric.Protocol} | {metric.Value:G6} |"));
        return (rows, model, metrics);
    }

    private static Option<string> DataOption() => new("--data") { Description = "Folder that holds linear-regression/.", Required = true };
}
