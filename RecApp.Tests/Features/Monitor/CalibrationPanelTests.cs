using System.Net.Http.Json;
using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Feedback;
using RecApp.Features.Monitor;
using RecApp.Features.Sentiment;
using RecApp.Monitoring.Quality;
using RecApp.Tests.Charts;
using RecApp.Tests.Components;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Monitor;

public sealed class CalibrationPanelTests : ComponentTest
{
    [Theory]
    [InlineData(0.95, 2, "It is surer than it is right.")]
    [InlineData(0.6, 1, "It is right more often than it says")]
    [InlineData(0.99, 1, "Nothing to do")]
    public void Render_Ratings_SaysWhatToDo(double probability, int rightOneIn, string expected)
    {
        var calibration = RatedCalibration.Of(Enumerable.Range(0, 100).Select(i => (probability, i % rightOneIn == 0)))!;
        var figure = MonitorCharts.Calibrated(calibration);
        FigureAssert.IsCompleteAndSafe(figure);

        var panel = Render<CalibrationPanel>(parameters => parameters.Add(shown => shown.Calibration, calibration).Add(shown => shown.Figure, figure));

        Assert.Contains(expected, panel.Find("p.hint").TextContent, StringComparison.Ordinal);
        Assert.Contains("100 rated answers", panel.Find(".chart-title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_RatedReviews_HoldsHowSureAndHowRightTheyWere()
    {
        await using RecAppFactory factory = new();
        var client = factory.CreateClient();
        foreach (string rating in (string[])["like", "wrong", "okay"])
        {
            var answer = await (await client.PostAsJsonAsync("/api/v1/sentiment/predict", new { text = "A wonderful film, moving and funny.", model = "linear" }, Xunit.TestContext.Current.CancellationToken))
                .Content.ReadFromJsonAsync<JsonElement>(Xunit.TestContext.Current.CancellationToken);
            var id = answer.GetProperty("predictions")[0].GetProperty("predictionId").GetGuid();
            // The last word counts.
            await factory.Services.GetRequiredService<FeedbackService>().AddAsync(id, FeedbackRating.Hate, null, cancellationToken: Xunit.TestContext.Current.CancellationToken);
            await factory.Services.GetRequiredService<FeedbackService>().AddAsync(id, Enum.Parse<FeedbackRating>(rating, ignoreCase: true), null, cancellationToken: Xunit.TestContext.Current.CancellationToken);
        }

        var calibration = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/monitor/{SentimentService.LinearName}", Xunit.TestContext.Current.CancellationToken)).GetProperty("calibration");

        Assert.Equal((2, 0.5), (calibration.GetProperty("answers").GetInt32(), calibration.GetProperty("right").GetDouble()));
        Assert.InRange(calibration.GetProperty("stated").GetDouble(), 0.6, 1);
    }
}
