using System.Globalization;
using MudBlazor;
using RecApp.Features.Regression.Api;
using RecApp.Ui;

namespace RecApp.Features.Regression.Page;

/// <summary>What the home page says about the five-variable regression. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class RegressionHomeCard
{
    public static HomeCard Card { get; } = new(
        "Predictor", Icons.Material.Outlined.Insights,
        "Predict a number from a table of your own",
        [("Predict a number", RegressionQuery.Path)],
        [new(RegressionService.ModelName, AskAsync)])
    {
        Place = 41,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var example = RegressionExamples.Typical;
        double[] values = [.. RegressionQuery.Parse(example.Address).Query.Values.Select(value => value ?? 0)];
        var answer = await services.GetRequiredService<RegressionService>().PredictAsync(new([RegressionRow.Of(values)]), cancellationToken);
        var (output, interval) = (answer.Predictions[0].Output, answer.Predictions[0].Interval95);
        return new($"Five numbers: {string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}",
            [(output.ToString("0.000", CultureInfo.InvariantCulture), FormattableString.Invariant($"95 % interval: {interval.Low:0.000} to {interval.High:0.000}"))], example.Address, answer.ModelVersion);
    }
}
