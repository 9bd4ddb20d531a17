using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Monitoring.Alerts;
using RecApp.Storage;
using RecApp.Storage.Hours;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Monitor;

public sealed class AlertEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_QuestionsFail_AreThereOnceAndOnThePages()
    {
        await using var host = new ModelHost();
        for (int i = 0; i < 60; i++)
            host.Factory.Services.GetRequiredService<PredictionLog>().Refuse("words", host.Newest.Version, "said", "api", Outcome.Failed);
        await host.Factory.Services.GetRequiredService<WriteQueue>().WriteAsync(static _ => { }, Cancellation);
        for (int look = 0; look < 3; look++)
            await host.Factory.Services.GetRequiredService<AlertService>().LookAsync(Cancellation);
        var client = host.Factory.CreateClient();

        var report = await client.GetFromJsonAsync<JsonElement>("/api/v1/monitor/alerts?model=words", Cancellation);

        var alert = Assert.Single(report.GetProperty("alerts").EnumerateArray());
        Assert.Equal(("failed", "words", 1), (alert.GetProperty("rule").GetString(), alert.GetProperty("model").GetString(), alert.GetProperty("measured").GetDouble()));
        Assert.Equal(JsonValueKind.Null, alert.GetProperty("endedUtc").ValueKind);
        foreach (string page in (string[])["/monitor", "/monitor/words"])
            Assert.Contains("100 % of the questions failed (limit 2 %).", await client.GetStringAsync(page, Cancellation), StringComparison.Ordinal);
        Assert.Empty((await client.GetFromJsonAsync<JsonElement>("/api/v1/monitor/alerts?model=movies", Cancellation)).GetProperty("alerts").EnumerateArray());
    }

    [Fact]
    public async Task Alerts_ModelThatThereIsNot_Is404Problem()
    {
        await using var host = new ModelHost();

        using var answer = await host.Factory.CreateClient().GetAsync("/api/v1/monitor/alerts?model=nothing", Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
