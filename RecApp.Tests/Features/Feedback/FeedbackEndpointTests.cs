using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Feedback;

public class FeedbackEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_PredictionJustMade_Is201AndCounted()
    {
        await using var host = new ModelHost();
        using var client = host.Factory.CreateClient();
        var prediction = Predict(host);
        using var answer = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "love", reason = " <b>yes</b> " }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(7, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid().Version);
        await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "Wrong" }, Cancellation);
        var summary = await client.GetStringAsync("/api/v1/feedback/summary?model=words", Cancellation);
        Assert.Equal("""{"model":"words","counts":[{"variant":"blend","rating":"love","count":1},{"variant":"blend","rating":"wrong","count":1}]}""", summary);
    }

    [Theory]
    [InlineData("""{}""", "predictionId", "rating")]
    [InlineData("""{"predictionId":"x","rating":"love"}""", "predictionId")]
    [InlineData("""{"predictionId":"01890a5d-ac96-774b-bcce-b302099a8057","rating":"meh"}""", "rating")]
    [InlineData("""{"predictionId":"01890a5d-ac96-774b-bcce-b302099a8057","rating":"0"}""", "rating")]
    [InlineData("""{"predictionId":"01890a5d-ac96-774b-bcce-b302099a8057","rating":"love","reason":"a\u0000b"}""", "reason")]
    public async Task Add_BadField_Is400NamingItAndWhatIsAllowed(string body, params string[] fields)
    {
        await using var host = new ModelHost();
        using var answer = await host.Factory.CreateClient().PostAsync(
            "/api/v1/feedback", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var errors = problem.GetProperty("errors");
        Assert.Equal(fields, errors.EnumerateObject().Select(e => e.Name));
        if (fields.Contains("rating"))
            Assert.Equal("must be one of love, like, okay, hate, wrong.", errors.GetProperty("rating")[0].GetString());
    }

    [Fact]
    public async Task Add_ReasonOfAThousandAndOne_IsRefusedAndAThousandKept()
    {
        await using var host = new ModelHost();
        using var client = host.Factory.CreateClient();
        var prediction = Predict(host);
        using var refused = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "okay", reason = new string('x', 1001) }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("at most 1000", await refused.Content.ReadAsStringAsync(Cancellation));
        using var kept = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "okay", reason = new string('x', 1000) }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
    }

    [Fact]
    public async Task Add_PredictionNobodyMade_Is404Problem()
    {
        await using var host = new ModelHost();
        using var answer = await host.Factory.CreateClient().PostAsJsonAsync(
            "/api/v1/feedback", new { predictionId = Guid.CreateVersion7(), rating = "love" }, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Summary_WithoutAModel_Is400NamingIt()
    {
        await using var host = new ModelHost();
        using var answer = await host.Factory.CreateClient().GetAsync("/api/v1/feedback/summary", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"model\"", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Add_StorageCannotBeOpened_Is503WhilePagesGoOnAndReadyIsDegraded()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("blocker"), "a file where a folder should be", Cancellation);
        await using var host = new ModelHost(settings: new() { ["Storage:Path"] = folder.Combine("blocker", "data") });
        using var client = host.Factory.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = Predict(host), rating = "love" }, Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("The feedback was not kept", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("<h1", await client.GetStringAsync("/models", Cancellation));
        await host.Factory.Services.GetRequiredService<RecApp.Bundles.ModelCatalog>().WarmAsync("words", Cancellation);
        var ready = await client.GetAsync("/health/ready", Cancellation);
        var storage = (await ready.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "storage");
        Assert.Equal("degraded", storage.GetProperty("status").GetString());
    }

    private static Guid Predict(ModelHost host) => host.Factory.Services.GetRequiredService<PredictionLog>().Record("words", host.Newest.Version, "blend");
}
