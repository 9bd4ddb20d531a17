using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Scoring;
using static RecApp.Tests.Uploads.Tables;

namespace RecApp.Tests.Features.Sentiment.Scoring;

public sealed class BatchReaderTests(SentimentHost host) : IClassFixture<SentimentHost>
{
    [Fact]
    public async Task ReadAsync_GoodAndBadRows_KeepsTheirOrderAndRecordsOnePrediction()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var reader = host.Factory.Services.GetRequiredService<BatchReader>();
        string[] reviews = [.. Enumerable.Range(0, 250).Select(n => n % 3 == 0 ? "A good film" : n % 3 == 1 ? "  " : "An awful film")];
        var progress = new List<double>();
        var result = await reader.ReadAsync(reviews, SomeReading with { Rows = reviews.Length }, SentimentService.Linear, progress.Add, cancellationToken);

        Assert.Equal(Enumerable.Range(1, 250), result.Rows.Select(row => row.Number));
        Assert.All(result.Rows, row => Assert.Equal(((row.Number - 1) % 3) switch { 0 => "positive", 1 => null, _ => "negative" }, row.Label));
        Assert.Equal([0.4, 0.8, 1], progress);

        using var client = host.Factory.CreateClient();
        var lineage = await client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{result.PredictionId}", cancellationToken);
        Assert.Equal("sentiment-linear", lineage.GetProperty("model").GetString());
        Assert.Equal(result.ModelVersion, lineage.GetProperty("modelVersion").GetString());
        // 84 rows of "A good film" and 83 of "An awful film".
        Assert.Equal(3, lineage.GetProperty("inputs").GetProperty("words").GetDouble());
        Assert.Equal(result.Rows.Average(row => row.Probability)!.Value, lineage.GetProperty("outputs").GetProperty("probability of praise").GetDouble(), 1e-6);
    }
}
