using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Storage;

namespace RecApp.Tests.Features.Movies.Next;

[Collection(nameof(BundledMovies))]
public sealed class NextMovieEndpointTests(MovieApplication application) : IClassFixture<MovieApplication>
{
    private readonly HttpClient _client = application.CreateClient();
    private readonly string _visitor = Guid.CreateVersion7().ToString("N");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Next_AfterEvents_FollowsWhatWasWantedWithoutItAndWithoutWhatWasHidden()
    {
        await TellAsync("play", 2571);
        var first = await NextAsync();
        int hidden = first.GetProperty("movies")[0].GetProperty("id").GetInt32();
        await TellAsync("hide", hidden, first.GetProperty("predictionId").GetString());
        await TellAsync("save", 1240);

        var next = await NextAsync();

        Assert.Equal([("1240", "The Terminator (1984)", "kept"), ("2571", "The Matrix (1999)", "played")],
            next.GetProperty("because").EnumerateArray().Select(cause => (cause.GetProperty("id").GetString()!, cause.GetProperty("title").GetString()!, cause.GetProperty("done").GetString()!)));
        int[] films = [.. next.GetProperty("movies").EnumerateArray().Select(movie => movie.GetProperty("id").GetInt32())];
        Assert.Equal(10, films.Length);
        Assert.Empty(films.Intersect([2571, 1240, hidden]));
        Assert.Equal((application.Version, JsonValueKind.Null), (next.GetProperty("modelVersion").GetString(), next.GetProperty("note").ValueKind));
        var recorded = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{next.GetProperty("predictionId").GetString()}", Cancelled);
        Assert.Equal(("movies", "next"), (recorded.GetProperty("model").GetString(), recorded.GetProperty("variant").GetString()));
        Assert.False(application.Services.GetRequiredService<PredictionLog>().FindRecent(next.GetProperty("predictionId").GetGuid())!.IsComparable);
    }

    [Fact]
    public async Task Next_MoreThanCanBeGiven_RecommendsNothingOfIt()
    {
        int[] wanted = [.. Enumerable.Range(0, 25).Select(place => SyntheticMovies.Catalogue[place].Id)];
        foreach (int film in wanted)
            await TellAsync("add", film);

        var next = await NextAsync();

        Assert.Equal(20, next.GetProperty("because").GetArrayLength());
        Assert.Equal(10, next.GetProperty("movies").GetArrayLength());
        Assert.Empty(next.GetProperty("movies").EnumerateArray().Select(movie => movie.GetProperty("id").GetInt32()).Intersect(wanted));
    }

    [Fact]
    public async Task Next_FilmsThatNobodyKnows_SaysThatNothingIsKnown()
    {
        await TellAsync("play", 999_999);

        var next = await NextAsync();

        Assert.Empty(next.GetProperty("movies").EnumerateArray());
        Assert.StartsWith("Nothing is known that this visitor wants", next.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_WithoutAName_SaysWhatIsMissing()
    {
        var next = await _client.GetFromJsonAsync<JsonElement>("/api/v1/movies/next", Cancelled);

        Assert.Equal((0, JsonValueKind.Null), (next.GetProperty("movies").GetArrayLength(), next.GetProperty("predictionId").ValueKind));
        Assert.Contains("in the header RecApp-Visitor", next.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_Visitor_LeavesNothingToRecommendFrom()
    {
        await TellAsync("play", 2571);
        using var forgotten = await SendAsync(HttpMethod.Delete, "/api/v1/visitor");
        using var again = await SendAsync(HttpMethod.Delete, "/api/v1/visitor");

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], [forgotten.StatusCode, again.StatusCode]);
        Assert.Empty((await NextAsync()).GetProperty("movies").EnumerateArray());
    }

    [Fact]
    public async Task Forget_WithoutAName_IsAProblemThatNamesTheHeader()
    {
        using var answer = await _client.DeleteAsync("/api/v1/visitor", Cancelled);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("RecApp-Visitor", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private async Task<JsonElement> NextAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/api/v1/movies/next");
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }

    private async Task TellAsync(string kind, int film, string? prediction = null)
    {
        prediction ??= (await _client.GetFromJsonAsync<JsonElement>("/api/v1/movies/recommend?ids=2571&num=1", Cancelled)).GetProperty("predictionId").GetString();
        using var told = await SendAsync(HttpMethod.Post, "/api/v1/events", new { predictionId = prediction, kind, item = $"{film}" });
        told.EnsureSuccessStatusCode();
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("RecApp-Visitor", _visitor);
        return _client.SendAsync(request, Cancelled);
    }
}
