using RecApp.Features.Regression.Api;

namespace RecApp.Features.Regression.Page;

/// <summary>An answer of <c>/predictor/regression</c> in short.</summary>
internal static class RegressionSummary
{
    public static SummarizedPage Page { get; } = new(RegressionQuery.Path, AskAsync);

    private static async Task<AnswerSummary?> AskAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var (query, problems) = RegressionQuery.Parse(address);
        if (query.Own)
            return null;
        var service = services.GetRequiredService<RegressionService>();
        var facts = await service.FactsAsync(cancellationToken);
        RegressionForm form = new();
        form.Fill(query, facts.Variables);
        var values = form.Values!;
        var prediction = (await service.PredictAsync(new([RegressionRow.Of(values)]), cancellationToken)).Predictions[0];
        double error = facts.ResidualStandardDeviation;
        return new(
            string.Join(", ", form.Texts),
            [.. values.Select((value, variable) => new SummaryLine(RegressionService.Variables[variable], NumberEntry.Text(value)) { Number = value, Difference = NumberFormat.Signed })],
            [
                new("Predicted output", NumberFormat.Like(prediction.Output, error)) { Number = prediction.Output, Difference = difference => (difference > 0 ? "+" : "") + NumberFormat.Like(difference, error) },
                new("95 % interval", $"{NumberFormat.Like(prediction.Interval95.Low, error)} to {NumberFormat.Like(prediction.Interval95.High, error)}"),
            ])
        {
            Problems = [.. problems.Select(problem => problem.Message)],
        };
    }
}
