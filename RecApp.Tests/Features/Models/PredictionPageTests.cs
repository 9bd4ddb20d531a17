using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Feedback;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Models;

public sealed class PredictionPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prediction_RatedAnswer_IsExplainedInWordsAndLeadsToItsJson()
    {
        await using var host = new ModelHost();
        var id = host.Factory.Services.GetRequiredService<PredictionLog>().Record("words", host.Newest.Version, "blend");
        await host.Factory.Services.GetRequiredService<FeedbackService>().AddAsync(id, FeedbackRating.Love, "a secret of mine", cancellationToken: Cancellation);

        string page = await host.Factory.CreateClient().GetStringAsync($"/predictions/{id}", Cancellation);

        Assert.Matches("<h1[^>]*>How this was made</h1>", page);
        Assert.Contains($"href=\"/models/words?version={host.Newest.Version}\"", page, StringComparison.Ordinal);
        Assert.Contains("Love it", page, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret of mine", page, StringComparison.Ordinal);
        Assert.Contains("Every second word", page, StringComparison.Ordinal);
        Assert.Contains("Licence: CC0-1.0", page, StringComparison.Ordinal);
        Assert.Contains(host.Newest.CodeCommit, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/api/v1/predictions/{id}\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:title\" content=\"How this was made\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prediction_Measured_ShowsTheNumbersThatWereKept()
    {
        await using var host = new ModelHost();
        var log = host.Factory.Services.GetRequiredService<PredictionLog>();
        var prediction = log.New("words", host.Newest.Version, "blend");
        (prediction.Caller, prediction.Duration, prediction.Values) = ("api", TimeSpan.FromMilliseconds(2.5), [1_994.25f]);
        log.Record(prediction);
        using var client = host.Factory.CreateClient();

        string page = await client.GetStringAsync($"/predictions/{prediction.Id}", Cancellation);
        var lineage = await client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{prediction.Id}", Cancellation);

        Assert.Matches("<dt[^>]*>Tempo</dt><dd[^>]*>1994.25</dd>", page);
        Assert.Contains("by a program; answered in 2.5 ms", page, StringComparison.Ordinal);
        Assert.Equal(1_994.25, lineage.GetProperty("inputs").GetProperty("tempo").GetDouble());
        Assert.Empty(lineage.GetProperty("outputs").EnumerateObject());
        Assert.Equal(("api", 2.5), (lineage.GetProperty("caller").GetString(), lineage.GetProperty("durationMs").GetDouble()));
    }

    [Fact]
    public async Task Prediction_VersionNobodyKnows_SaysWhatIsKnown()
    {
        await using var host = new ModelHost();
        var id = host.Factory.Services.GetRequiredService<PredictionLog>().Record("words", "20200101-00000000", "blend");

        string page = await host.Factory.CreateClient().GetStringAsync($"/predictions/{id}", Cancellation);

        Assert.Contains("Version 20200101-00000000 is no longer known here", page, StringComparison.Ordinal);
        Assert.Contains("Nobody has rated it", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01890a5d-ac96-774b-bcce-b302099a8057")]
    [InlineData("not-an-id")]
    public async Task Prediction_Unknown_Is404WithAPage(string id)
    {
        await using var host = new ModelHost();

        using var answer = await host.Factory.CreateClient().GetAsync($"/predictions/{id}", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Matches("<h1[^>]*>This answer is not on record</h1>", await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
