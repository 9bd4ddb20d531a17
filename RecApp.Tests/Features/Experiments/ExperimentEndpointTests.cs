using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Tests.Features.Movies;
using RecApp.Visitors;

namespace RecApp.Tests.Features.Experiments;

[Collection(nameof(BundledMovies))]
public sealed class ExperimentEndpointTests(BundledMovies movies) : IAsyncDisposable
{
    private readonly ExperimentHost _host = new(movies);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Experiment_FromDraftToPromotion_DecidesOnWhatVisitorsDo()
    {
        await _host.RunAsync(ExperimentHost.Rankers());
        for (int visitor = 0; visitor < 200; visitor++)
        {
            var answer = await _host.AskAsync($"visitor-{visitor}");
            if (visitor % 10 < (answer.GetProperty("ranker").GetString() == "neighbours" ? 8 : 2))
                (await _host.TellAsync(new { predictionId = answer.GetProperty("predictionId").GetString(), kind = "save", item = "1" })).EnsureSuccessStatusCode();
        }

        var report = await _host.ReportAsync();
        Assert.Equal(("running", "neighbours", 200), (report.GetProperty("experiment").GetProperty("state").GetString(), report.GetProperty("winner").GetString(), report.GetProperty("progress").GetProperty("visitors").GetInt32()));
        Assert.DoesNotContain("salt", report.GetRawText(), StringComparison.OrdinalIgnoreCase);

        using var promoted = await _host.Administrator.PostAsJsonAsync("/api/v1/experiments/rankers/promote", new { }, Cancellation);
        Assert.Contains("Ask with ranker=neighbours", (await promoted.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("done").GetString(), StringComparison.Ordinal);
        var list = await _host.Anybody.GetFromJsonAsync<JsonElement>("/api/v1/experiments", Cancellation);
        var one = Assert.Single(list.GetProperty("experiments").EnumerateArray());
        Assert.Equal(("promoted", "neighbours"), (one.GetProperty("state").GetString(), one.GetProperty("promoted").GetString()));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(visitor => _host.AskAsync($"visitor-{visitor}"))), answer => Assert.Equal("auto", answer.GetProperty("ranker").GetString()));
    }

    [Fact]
    public async Task Ask_SameVisitor_GetsTheSameAndChoosingForOneselfCounts()
    {
        await _host.RunAsync(ExperimentHost.Rankers());
        string other = "";
        for (int visitor = 0; other.Length == 0; visitor++)
            if ((await _host.AskAsync($"visitor-{visitor}")).GetProperty("ranker").GetString() == "neighbours")
                other = $"visitor-{visitor}";

        Assert.Equal("neighbours", (await _host.AskAsync(other, "&genre=Drama")).GetProperty("ranker").GetString());
        Assert.Equal("closest", (await _host.AskAsync(other, "&list=closest")).GetProperty("ranker").GetString());
        Assert.Equal("auto", (await _host.AskAsync(null)).GetProperty("ranker").GetString());
        (await _host.Administrator.PostAsync("/api/v1/experiments/rankers/stop", null, Cancellation)).EnsureSuccessStatusCode();
        Assert.Equal("auto", (await _host.AskAsync(other)).GetProperty("ranker").GetString());
    }

    [Fact]
    public async Task Ask_SettingWithNumbers_AnswersAsIfAskedWithIt()
    {
        string[] expected = [Films(await _host.AskAsync(null)), Films(await _host.AskAsync(null, "&unusual=1"))];
        await _host.RunAsync(new
        {
            name = "rankers",
            model = "movies",
            outcome = "save",
            baseRate = 0.3,
            minimumEffect = 0.2,
            variants = new object[] { new { name = "usual", share = 0.5 }, new { name = "unusual", share = 0.5, settings = new { unusual = "1" } } },
        });

        string[] seen = [.. (await Task.WhenAll(Enumerable.Range(0, 40).Select(visitor => _host.AskAsync($"visitor-{visitor}")))).Select(Films)];

        Assert.NotEqual(expected[0], expected[1]);
        Assert.Equal(expected.Order(), seen.Distinct().Order());

        static string Films(JsonElement answer) => string.Join(' ', answer.GetProperty("movies").EnumerateArray().Select(film => $"{film.GetProperty("id")}:{film.GetProperty("score")}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/rankers/start")]
    [InlineData("/rankers/stop")]
    [InlineData("/rankers/promote")]
    public async Task Post_WithoutTheKey_Is401AndChangesNothing(string route)
    {
        (await _host.Administrator.PostAsJsonAsync("/api/v1/experiments", ExperimentHost.Rankers(), Cancellation)).EnsureSuccessStatusCode();

        using var answer = await _host.Anybody.PostAsJsonAsync($"/api/v1/experiments{route}", route.Length == 0 ? ExperimentHost.Rankers("another") : new { }, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var one = Assert.Single((await _host.Anybody.GetFromJsonAsync<JsonElement>("/api/v1/experiments", Cancellation)).GetProperty("experiments").EnumerateArray());
        Assert.Equal("draft", one.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("nothing/start", HttpStatusCode.NotFound, "There is no experiment of this name.")]
    [InlineData("nothing/stop", HttpStatusCode.NotFound, "There is no experiment of this name.")]
    [InlineData("nothing/promote", HttpStatusCode.NotFound, "There is no experiment of this name.")]
    [InlineData("rankers/stop", HttpStatusCode.Conflict, "It is draft; only one that runs can be stopped.")]
    [InlineData("rankers/promote", HttpStatusCode.Conflict, "It has not begun; start it first.")]
    public async Task Post_WhatCannotBe_SaysWhy(string route, HttpStatusCode status, string expected)
    {
        (await _host.Administrator.PostAsJsonAsync("/api/v1/experiments", ExperimentHost.Rankers(), Cancellation)).EnsureSuccessStatusCode();

        using var answer = await _host.Administrator.PostAsJsonAsync($"/api/v1/experiments/{route}", new { }, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(expected, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("""{"name":"rankers","model":"movies","outcome":"save","baseRate":0.3,"minimumEffect":0.2,"variants":[{"name":"auto","share":0.5},{"name":"neighbours","share":0.4,"settings":{"ranker":"neighbours"}}]}""", "variants", "have shares that add up to 0.9; they must add up to 1.")]
    [InlineData("""{"variants":[null,{"name":null,"settings":{"ranker":null}}]}""", "variants[0].name", "must be 1 to 64 of")]
    [InlineData("""{"variants":null,"effect":null}""", "variants", "are 0; give 2 to 10.")]
    public async Task Create_Wrong_NamesTheFieldAndWhatIsAllowed(string body, string field, string expected)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _host.Administrator.PostAsync("/api/v1/experiments", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promote_NobodyHasWon_WantsAName()
    {
        await _host.RunAsync(ExperimentHost.Rankers());

        using var unnamed = await _host.Administrator.PostAsJsonAsync("/api/v1/experiments/rankers/promote", new { }, Cancellation);
        using var unknown = await _host.Administrator.PostAsJsonAsync("/api/v1/experiments/rankers/promote", new { variant = "best" }, Cancellation);
        using var named = await _host.Administrator.PostAsJsonAsync("/api/v1/experiments/rankers/promote", new { variant = "auto" }, Cancellation);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK], [unnamed.StatusCode, unknown.StatusCode, named.StatusCode]);
        Assert.Contains("one of auto, neighbours", await unnamed.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("somebody with blanks")]
    [InlineData("ünlauted")]
    public async Task Ask_VisitorThatIsNoName_NamesTheHeader(string visitor)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/movies/recommend?ids=1");
        request.Headers.TryAddWithoutValidation("RecApp-Visitor", visitor);
        using var answer = await _host.Anybody.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("must be 1 to 64 letters, digits, - and _.", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WhileNothingRunsNorIsRemembered_MarksNobodyAndAfterwardsEachOnce()
    {
        _host.Factory.Services.GetRequiredService<IOptions<VisitorOptions>>().Value.Remember = false;
        using var before = await _host.Anybody.GetAsync("/recommender/movies", Cancellation);
        Assert.Empty(Marks(before));
        await _host.RunAsync(ExperimentHost.Rankers());

        using var first = await _host.Factory.CreateClient(new() { HandleCookies = false }).GetAsync("/recommender/movies", Cancellation);
        using var visitor = _host.Factory.CreateClient();
        using var second = await visitor.GetAsync("/recommender/movies", Cancellation);
        using var third = await visitor.GetAsync("/recommender/movies", Cancellation);

        string cookie = Assert.Single(Marks(first));
        Assert.Matches("^recapp-visitor=[0-9a-f]{32}; max-age=31536000; path=/; samesite=lax; httponly$", cookie);
        Assert.NotEqual(cookie, Assert.Single(Marks(second)));
        Assert.Empty(Marks(third));
        // Programs are marked by nobody.
        using var program = await visitor.GetAsync("/api/v1/models", Cancellation);
        Assert.Empty(Marks(program));
    }

    [Fact]
    public async Task Page_WhileSomethingIsRemembered_MarksEachWithoutAnExperiment()
    {
        using var answer = await _host.Anybody.GetAsync("/recommender/movies", Cancellation);

        Assert.Single(Marks(answer));
    }

    [Fact]
    public async Task Page_OverHttps_SetsASecureCookie()
    {
        await _host.RunAsync(ExperimentHost.Rankers());

        using var answer = await _host.Factory.CreateClient(new() { BaseAddress = new("https://localhost"), HandleCookies = false }).GetAsync("/recommender/movies", Cancellation);

        Assert.Contains("; secure;", Assert.Single(Marks(answer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"play"}""", HttpStatusCode.BadRequest, "predictionId")]
    [InlineData("""{"predictionId":"01890a5d-ac96-774b-bcce-b302099a8057","kind":"7"}""", HttpStatusCode.BadRequest, "must be one of play, add, save, copy, hide, more.")]
    [InlineData("""{"predictionId":"01890a5d-ac96-774b-bcce-b302099a8057","kind":"play","item":"my own words"}""", HttpStatusCode.BadRequest, "must be an id of the answer")]
    [InlineData("""{"predictionId":"01890a5d-ac96-774b-bcce-b302099a8057","kind":"play"}""", HttpStatusCode.NotFound, "There is no prediction 01890a5d-ac96-774b-bcce-b302099a8057.")]
    public async Task Event_Wrong_SaysWhatIsAllowed(string body, HttpStatusCode status, string expected)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _host.Anybody.PostAsync("/api/v1/events", content, Cancellation);

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_Twice_IsCreatedOnce()
    {
        string id = (await _host.AskAsync(null)).GetProperty("predictionId").GetString()!;

        using var first = await _host.TellAsync(new { predictionId = id, kind = "play", item = "1" });
        using var second = await _host.TellAsync(new { predictionId = id, kind = "PLAY", item = "1" });

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK], [first.StatusCode, second.StatusCode]);
    }

    private static IEnumerable<string> Marks(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Where(cookie => cookie.StartsWith("recapp-visitor", StringComparison.Ordinal)) : [];

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
