using System.Globalization;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Api;
using RecApp.Text;

namespace RecApp.Features.Sentiment.Page;

/// <summary>An answer of <c>/sentiment</c> in short.</summary>
internal static class SentimentSummary
{
    private const int ShownText = 400;

    public static SummarizedPage Page { get; } = new(SentimentQuery.Path, AskAsync);

    private static async Task<AnswerSummary?> AskAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var (query, problems) = SentimentQuery.Parse(address);
        if (string.IsNullOrWhiteSpace(query.Meant))
            return null;
        var service = services.GetRequiredService<SentimentService>();
        List<SummaryLine> results = [];
        foreach (string model in SentimentService.Models)
        {
            try
            {
                var said = (await service.PredictAsync(new(query.Meant, Model: model), cancellationToken)).Predictions[0];
                results.Add(new($"{VerdictText.ModelNames[model]} says", VerdictText.Of(said)));
                results.Add(new($"{VerdictText.ModelNames[model]}: positive", said.Probability is { } sure ? VerdictText.Percent(sure) : "–") { Number = said.Probability, Difference = Points });
            }
            catch (ModelUnavailableException) when (model != query.Model)
            {
                // The other model answers without it.
            }
        }
        return new(
            query.Meant.Shortened(60),
            [new("Review", query.Meant.Shortened(ShownText)), new("Model chosen", VerdictText.ModelNames[query.Model])],
            results)
        {
            Problems = [.. problems.Select(problem => problem.Message)],
        };
    }

    private static string Points(double difference) => (100 * difference).ToString("+0.#;−0.#;0", CultureInfo.InvariantCulture) + " points";
}
