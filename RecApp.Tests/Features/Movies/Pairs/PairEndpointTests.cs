using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Pairs;

public class PairEndpointTests
{
    private const int Films = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pair_EitherOrder_IsTheSameAnswerThatLeadsBackToBatchModelAndData()
    {
        await using var application = new PairApplication(Films);
        await application.RunAsync();
        using var client = application.Factory.CreateClient();
        var answer = await PairAsync(client, PairWorld.Popular(Films, 3), PairWorld.Popular(Films, 0));
        var turned = await PairAsync(client, PairWorld.Popular(Films, 0), PairWorld.Popular(Films, 3));
        Assert.Equal(answer.GetProperty("movies").ToString(), turned.GetProperty("movies").ToString());
        Assert.Equal(PairWorld.Popular(Films, 0), answer.GetProperty("given")[0].GetProperty("id").GetInt32());
        Assert.Equal(5, answer.GetProperty("movies").GetArrayLength());
        Assert.Equal(application.Published, answer.GetProperty("batchVersion").GetString());
        Assert.Equal(application.First.Version, answer.GetProperty("modelVersion").GetString());
        Assert.True(answer.GetProperty("computedUtc").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);

        var lineage = await client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{answer.GetProperty("predictionId").GetString()}", Cancellation);
        Assert.Equal($"pairs {application.Published}", lineage.GetProperty("variant").GetString());
        Assert.Equal(2, lineage.GetProperty("inputs").GetProperty("films given").GetDouble());
        Assert.Equal(answer.GetProperty("movies").GetArrayLength(), lineage.GetProperty("outputs").GetProperty("films recommended").GetDouble());
        Assert.Equal(application.First.CodeCommit, lineage.GetProperty("codeCommit").GetString());
        Assert.Equal("Invented films", lineage.GetProperty("data")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Pair_NothingComputedYet_Is404ThatSaysHow()
    {
        await using var application = new PairApplication(Films);
        await ExpectAsync(application.Factory, PairWorld.Popular(Films, 0), PairWorld.Popular(Films, 1), HttpStatusCode.NotFound, "POST /api/v1/movies/batch");
    }

    [Fact]
    public async Task Pair_WrongFilms_SaysWhichAndWhatIsAllowed()
    {
        await using var application = new PairApplication(Films);
        await application.RunAsync();
        int popular = PairWorld.Popular(Films, 0), rare = PairWorld.Popular(Films, 39);
        await ExpectAsync(application.Factory, popular, popular, HttpStatusCode.BadRequest, "is the same film as a");
        await ExpectAsync(application.Factory, popular, 999_999_999, HttpStatusCode.NotFound, "Unknown movie id 999999999.");
        await ExpectAsync(application.Factory, rare, popular, HttpStatusCode.NotFound, "Film 0 (1999) (1000) is not among the 20 most popular films");
    }

    [Fact]
    public async Task Status_TwoBatches_NamesThePublishedOneAndItsFilms()
    {
        await using var application = new PairApplication(Films);
        await application.RunAsync(top: 5);
        await application.RunAsync(top: 6);
        using var client = application.Factory.CreateClient();
        var status = await client.GetFromJsonAsync<JsonElement>("/api/v1/movies/pairs", Cancellation);
        Assert.Equal(15, status.GetProperty("published").GetProperty("pairs").GetInt64());
        Assert.Equal(2, status.GetProperty("versions").GetArrayLength());
        var films = await client.GetFromJsonAsync<JsonElement>("/api/v1/movies/pairs/movies", Cancellation);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(place => PairWorld.Popular(Films, place))], films.GetProperty("items").EnumerateArray().Select(film => film.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/rollback")]
    public async Task Batch_WithoutTheKey_Is401AndChangesNothing(string method, string route)
    {
        await using var application = new PairApplication(Films);
        using var request = new HttpRequestMessage(new(method), $"/api/v1/movies/batch{route}") { Content = method == "POST" ? JsonContent.Create(new { top = 5 }) : null };
        using var answer = await application.Factory.CreateClient().SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(application.Store.List());
    }

    [Fact]
    public async Task Batch_WithTheKey_StartsReportsAndRollsBack()
    {
        await using var application = new PairApplication(Films);
        using var client = application.Administrator();
        using var started = await client.PostAsJsonAsync("/api/v1/movies/batch", new { top = 5, take = 3 }, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        while ((await client.GetFromJsonAsync<JsonElement>("/api/v1/movies/batch", Cancellation)).GetProperty("phase").GetString() == "running")
            await Task.Delay(5, Cancellation);
        string? first = application.Published;
        Assert.NotNull(first);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/v1/movies/batch/rollback", null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync("/api/v1/movies/batch", Cancellation)).StatusCode);
        await application.RunAsync(top: 6);
        var rolledBack = await (await client.PostAsync("/api/v1/movies/batch/rollback", null, Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(first, rolledBack.GetProperty("batchVersion").GetString());
    }

    [Fact]
    public async Task Batch_WrongNumbersOrOneRunning_SaysSo()
    {
        await using var application = new PairApplication(Films);
        using var client = application.Administrator();
        using var wrong = await client.PostAsJsonAsync("/api/v1/movies/batch", new { top = 41 }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("must be 2 to 40", await wrong.Content.ReadAsStringAsync(Cancellation));
        using (application.Store.Lock())
        {
            using var busy = await client.PostAsJsonAsync("/api/v1/movies/batch", new { top = 5 }, Cancellation);
            Assert.Equal(HttpStatusCode.Conflict, busy.StatusCode);
            Assert.Contains("running on this database already", await busy.Content.ReadAsStringAsync(Cancellation));
        }
    }

    private static Task<JsonElement> PairAsync(HttpClient client, int a, int b) => client.GetFromJsonAsync<JsonElement>($"/api/v1/movies/pairs/{a}/{b}", Cancellation);

    private static async Task ExpectAsync(RecAppFactory factory, int a, int b, HttpStatusCode status, string detail)
    {
        using var answer = await factory.CreateClient().GetAsync($"/api/v1/movies/pairs/{a}/{b}", Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(detail, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
