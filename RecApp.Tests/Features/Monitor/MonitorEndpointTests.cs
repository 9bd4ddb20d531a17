using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Features.Feedback;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Storage.Hours;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Monitor;

/// <summary>The monitor of a model whose training data had tempos of 0 to 200.</summary>
public sealed class MonitorEndpointTests
{
    private static readonly Question<WordModel, float, Guid> Tempo = new("words", Cost.LookUp, static (_, _, provenance, _) => provenance.Id)
    {
        Variant = static _ => "said",
        Measure = static (_, tempo, _, _, measured) => measured.Set("tempo", tempo),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_QuestionsUnlikeTraining_SaysThatTheFeatureDrifted()
    {
        await using var host = new ModelHost();
        await AskAsync(host, 200, tempo: 199);
        host.Factory.Services.GetRequiredService<PredictionLog>().Refuse("words", null, null, Caller.Api, Outcome.Busy);
        await FlushAsync(host);

        var report = await host.Factory.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/monitor/words?period=hour", Cancellation);

        Assert.Equal((200, 1, 201), (report.GetProperty("total").GetProperty("answered").GetInt64(), report.GetProperty("total").GetProperty("busy").GetInt64(), report.GetProperty("total").GetProperty("asked").GetInt64()));
        var feature = Assert.Single(report.GetProperty("features").EnumerateArray());
        Assert.Equal("tempo", feature.GetProperty("reference").GetProperty("feature").GetString());
        Assert.True(feature.GetProperty("verdict").GetProperty("drifted").GetBoolean());
        Assert.Equal([0, 200], feature.GetProperty("window").GetProperty("counts").EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal(2, report.GetProperty("parts").GetArrayLength());
        Assert.Equal(201, report.GetProperty("steps").EnumerateArray().Sum(step => step.GetProperty("traffic").GetProperty("asked").GetInt64()));
    }

    [Fact]
    public async Task Overview_QuestionsUnlikeTraining_NamesWhatDrifted()
    {
        await using var host = new ModelHost();
        await AskAsync(host, 200, tempo: 199);
        await FlushAsync(host);

        var overview = await host.Factory.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/monitor", Cancellation);

        var words = overview.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("model").GetString() == "words");
        Assert.Equal(["tempo"], words.GetProperty("drifted").EnumerateArray().Select(name => name.GetString()!));
    }

    [Fact]
    public async Task Report_RatedAnswers_GivesSharesWithIntervals()
    {
        await using var host = new ModelHost();
        var id = (await AskAsync(host, 1, tempo: 10))[0];
        var feedback = host.Factory.Services.GetRequiredService<FeedbackService>();
        for (int i = 0; i < 3; i++)
            await feedback.AddAsync(id, FeedbackRating.Love, null, cancellationToken: Cancellation);
        await feedback.AddAsync(id, FeedbackRating.Hate, null, cancellationToken: Cancellation);

        var ratings = (await host.Factory.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/monitor/words", Cancellation)).GetProperty("ratings").EnumerateArray().ToList();

        var loved = ratings.Single(rating => rating.GetProperty("rating").GetString() == "love");
        Assert.Equal(0.75, loved.GetProperty("share").GetDouble());
        Assert.InRange(loved.GetProperty("low").GetDouble(), 0.2, 0.75);
    }

    [Fact]
    public async Task Overview_AnyPeriod_HasEveryModel()
    {
        await using var host = new ModelHost();
        await AskAsync(host, 3, tempo: 10);
        await FlushAsync(host);

        foreach (string period in (string[])["hour", "day", "week", "month"])
        {
            var words = (await host.Factory.CreateClient().GetFromJsonAsync<JsonElement>($"/api/v1/monitor?period={period}", Cancellation)).GetProperty("models").EnumerateArray()
                .Single(model => model.GetProperty("model").GetString() == "words");
            Assert.Equal(3, words.GetProperty("traffic").GetProperty("answered").GetInt64());
            Assert.Equal(host.Newest.Version, words.GetProperty("version").GetString());
        }
    }

    [Fact]
    public async Task Hours_Exported_HaveALineForEachKindOfQuestion()
    {
        await using var host = new ModelHost();
        await AskAsync(host, 3, tempo: 10);
        await FlushAsync(host);

        string[] lines = (await host.Factory.CreateClient().GetStringAsync("/api/v1/monitor/words/hours.csv", Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("hour,version,variant,caller,answered,invalid,busy,unavailable,cancelled,failed,p50 (ms),p95 (ms),p99 (ms)", lines[0]);
        Assert.Contains($",{host.Newest.Version},said,server,3,0,0,0,0,0,", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/monitor/nothing", HttpStatusCode.NotFound, "There is no model of this name")]
    [InlineData("/api/v1/monitor/nothing/hours.csv", HttpStatusCode.NotFound, "There is no model of this name")]
    [InlineData("/api/v1/monitor?period=decade", HttpStatusCode.BadRequest, "'decade' is no period; give hour, day, week or month.")]
    public async Task Monitor_WrongNameOrPeriod_SaysWhatIsAllowed(string address, HttpStatusCode status, string expected)
    {
        await using var host = new ModelHost();

        using var answer = await host.Factory.CreateClient().GetAsync(address, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(expected, System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ModelThatThereIsNot_Is404WithAPage()
    {
        await using var host = new ModelHost();

        using var answer = await host.Factory.CreateClient().GetAsync("/monitor/nothing", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Matches("<h1[^>]*>There is no model of this name</h1>", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<List<Guid>> AskAsync(ModelHost host, int times, float tempo)
    {
        var predictions = host.Factory.Services.GetRequiredService<Predictions>();
        List<Guid> ids = [];
        for (int i = 0; i < times; i++)
            ids.Add(await predictions.AskAsync(Tempo, tempo, Cancellation));
        return ids;
    }

    private static Task FlushAsync(ModelHost host) => host.Factory.Services.GetRequiredService<WriteQueue>().WriteAsync(static _ => { }, Cancellation);
}
