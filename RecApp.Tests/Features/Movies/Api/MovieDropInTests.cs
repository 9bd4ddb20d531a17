using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RecApp.Serving;

namespace RecApp.Tests.Features.Movies.Api;

[Collection(nameof(BundledMovies))]
public sealed class MovieDropInTests(MovieApplication application) : IClassFixture<MovieApplication>
{
    private readonly HttpClient _client = application.CreateClient();
    private readonly string _version = application.Version;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recommend_TwoFilms_IsTheDocumentedTextByteForByte()
    {
        var json = await _client.GetFromJsonAsync<JsonElement>("/api/v1/movies/recommend?ids=4993,4973&num=3", Cancelled);
        string[] titles = [.. json.GetProperty("movies").EnumerateArray().Select(movie => movie.GetProperty("title").GetString()!)];

        var response = await _client.GetAsync("/recommend?ids=4993,4973&num=3", Cancelled);

        string expected = $"# Model version:\n{_version}\n# Input movies\nLord of the Rings: The Fellowship of the Ring, The (2001)\n"
            + $"Amélie <i>(Fabuleux destin)</i> (2001)\n# Recommendations\n{titles[0]}\n{titles[1]}\n{titles[2]}\n";
        Assert.Equal(Encoding.UTF8.GetBytes(expected), await response.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(Encoding.UTF8.GetByteCount(expected), response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Recommend_Answer_NamesThePredictionInAHeader()
    {
        var response = await _client.GetAsync("/recommend?ids=2571", Cancelled);

        string id = Assert.Single(response.Headers.GetValues(PredictionHeader.Name));

        Assert.Contains(_version, await _client.GetStringAsync($"/api/v1/predictions/{id}", Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/recommend", "No movie was given")]
    [InlineData("/recommend?ids=2571,999999999&num=3", "Unknown movie id 999999999;")]
    [InlineData("/recommend?ids=2571&num=1000", "give a number from 1 to 100")]
    [InlineData("/recommend?ids=drop%20table&num=3", "is not a MovieLens id")]
    public async Task Recommend_WrongInput_IsAProblemThatNamesIt(string address, string message)
    {
        var response = await _client.GetAsync(address, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }
}
