using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Api;

[Collection(nameof(BundledMovies))]
public sealed class MovieEndpointTests(MovieApplication application) : IClassFixture<MovieApplication>
{
    private readonly HttpClient _client = application.CreateClient();
    private readonly string _version = application.Version;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("auto")]
    [InlineData("neighbours")]
    public async Task Recommend_Films_AnswersAsTheContractSays(string ranker)
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/movies/recommend?ids=2571,%201240,2571&stars=5,3.5,&num=7&ranker={ranker}&yearFrom=1900&unusual=0.2", Cancelled);

        Assert.Equal((ranker, _version), (answer.GetProperty("ranker").GetString(), answer.GetProperty("modelVersion").GetString()));
        Assert.NotEqual(Guid.Empty, answer.GetProperty("predictionId").GetGuid());
        Assert.Equal(7, answer.GetProperty("movies").GetArrayLength());
        foreach (var movie in answer.GetProperty("movies").EnumerateArray())
        {
            Assert.DoesNotContain(movie.GetProperty("id").GetInt32(), (int[])[2571, 1240]);
            Assert.Matches(@"\(\d{4}\)$", movie.GetProperty("title").GetString());
            Assert.True(double.IsFinite(movie.GetProperty("score").GetDouble()));
            foreach (var reason in movie.GetProperty("reasons").EnumerateArray())
                Assert.Contains(reason.GetProperty("id").GetInt32(), (int[])[2571, 1240]);
            Assert.Matches("^tt[0-9]{7}$", movie.GetProperty("imdbId").GetString() ?? "tt0000000");
            Assert.True(movie.TryGetProperty("genres", out _) && movie.TryGetProperty("year", out _) && movie.TryGetProperty("tmdbId", out _));
        }
    }

    [Theory]
    [InlineData("/api/v1/movies/recommend?ids=2571", "auto")]
    [InlineData("/api/v1/movies/recommend?ids=2571&ranker=neighbours", "neighbours")]
    [InlineData("/api/v1/movies/recommend?ids=2571&list=closest", "closest")]
    [InlineData("/api/v1/movies/2571/similar", "similar")]
    public async Task Answer_AnyRoute_CanBeTracedToItsModel(string address, string variant)
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>(address, Cancelled);

        string lineage = await _client.GetStringAsync($"/api/v1/predictions/{answer.GetProperty("predictionId").GetGuid()}", Cancelled);

        Assert.Contains(_version, lineage, StringComparison.Ordinal);
        Assert.Contains($"\"{variant}\"", lineage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ids", "No movie was given")]
    [InlineData("ids=", "ids", "No movie was given")]
    [InlineData("ids=,,", "ids", "No movie was given")]
    [InlineData("ids=999999999", "ids", "Unknown movie id 999999999;")]
    [InlineData("ids=2571,99999999999999999999", "ids", "Unknown movie id 99999999999999999999;")]
    [InlineData("ids=2571&list=near", "list", "Unknown list; give one of crowd, closest.")]
    [InlineData("ids=2571&list=closest&ranker=neighbours", "ranker", "Rankers rank for list=crowd")]
    [InlineData("ids=2571,abc", "ids", "'abc' is not a MovieLens id")]
    [InlineData("ids=-1", "ids", "'-1' is not a MovieLens id")]
    [InlineData("ids=1.5", "ids", "'1.5' is not a MovieLens id")]
    [InlineData("ids=%D9%A1", "ids", "is not a MovieLens id")]
    [InlineData("ids=%3Cscript%3E", "ids", "is not a MovieLens id")]
    [InlineData("ids=tt9999999", "ids", "tt9999999 is none of our films")]
    [InlineData("ids=https://boxd.it/aaaa", "ids", "short link of Letterboxd")]
    [InlineData("ids=2571&num=0", "num", "1 to 100")]
    [InlineData("ids=2571&num=101", "num", "1 to 100")]
    [InlineData("ids=2571&num=-2147483648", "num", "1 to 100")]
    [InlineData("ids=2571&num=ten", "num", "whole number")]
    [InlineData("ids=2571&ranker=magic", "ranker", "auto, neighbours")]
    [InlineData("ids=2571&genre=Polka", "genre", "Action, Comedy, Drama, Film-Noir, Sci-Fi")]
    [InlineData("ids=2571&yearFrom=2000&yearTo=1990", "yearFrom", "later than yearTo")]
    [InlineData("ids=2571&yearFrom=x", "yearFrom", "whole number")]
    [InlineData("ids=2571&stars=6", "stars", "0.5 to 5")]
    [InlineData("ids=2571&stars=0", "stars", "0.5 to 5")]
    [InlineData("ids=2571&stars=NaN", "stars", "0.5 to 5")]
    [InlineData("ids=2571&stars=good", "stars", "not a number of stars")]
    [InlineData("ids=2571,1240&stars=5", "stars", "1 stars for 2 ids")]
    [InlineData("ids=2571&unusual=2", "unusual", "-1 (popular) to 1")]
    [InlineData("ids=2571&unusual=NaN", "unusual", "-1 (popular) to 1")]
    public async Task Recommend_WrongField_NamesItAndWhatIsAllowed(string query, string field, string message)
    {
        var response = await _client.GetAsync($"/api/v1/movies/recommend?{query}", Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out var messages), problem.GetRawText());
        Assert.Contains(message, messages[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommend_TooManyIds_SaysHowManyAreAllowed()
    {
        var response = await _client.GetAsync($"/api/v1/movies/recommend?ids={string.Join(',', Enumerable.Repeat("2571", 1001))}", Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("1,001 ids are too many; give at most 1,000", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommend_ManyUnknownIds_NamesTheFirstAndCountsTheRest()
    {
        string problem = await (await _client.GetAsync($"/api/v1/movies/recommend?ids={string.Join(',', Enumerable.Range(500_000, 900))}", Cancelled)).Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("500004 and 895 more", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommend_ManyAtOnce_EqualsOneAfterTheOther()
    {
        const string address = "/api/v1/movies/recommend?ids=2571,1240,5349&num=20";
        string alone = (await _client.GetFromJsonAsync<JsonElement>(address, Cancelled)).GetProperty("movies").GetRawText();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => _client.GetFromJsonAsync<JsonElement>(address, Cancelled)));

        Assert.All(answers, answer => Assert.Equal(alone, answer.GetProperty("movies").GetRawText()));
    }

    [Fact]
    public async Task Search_PartOfATitle_GivesTheFilm()
    {
        var found = await _client.GetFromJsonAsync<JsonElement>("/api/v1/movies/search?q=matrx%201999", Cancelled);

        var film = found.GetProperty("items")[0];
        Assert.Equal((2571, "Matrix, The (1999)", 1999), (film.GetProperty("id").GetInt32(), film.GetProperty("title").GetString(), film.GetProperty("year").GetInt32()));
    }

    // SyntheticMovies gives the second film IMDb's number 133001, and the fourth TMDB's number 603.
    [Theory]
    [InlineData("tt0133001")]
    [InlineData("2571,tt0133001")]
    [InlineData("https://www.imdb.com/title/tt0133001/")]
    [InlineData("https://www.themoviedb.org/movie/601-any-name")]
    [InlineData("https://letterboxd.com/film/the-lord-of-the-rings-the-fellowship-of-the-ring/")]
    public async Task Recommend_IdsAndLinksOfOtherSites_AreTheFilmTheyLeadTo(string ids)
    {
        string expected = ids.Contains("2571", StringComparison.Ordinal) ? "2571,4993" : "4993";
        var byId = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/movies/recommend?ids={expected}", Cancelled);

        var byLink = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/movies/recommend?ids={Uri.EscapeDataString(ids)}", Cancelled);

        Assert.Equal(byId.GetProperty("movies").GetRawText(), byLink.GetProperty("movies").GetRawText());
    }

    [Fact]
    public async Task Search_NothingToFind_SaysWhere()
    {
        var found = await _client.GetFromJsonAsync<JsonElement>("/api/v1/movies/search?q=Barbie", Cancelled);

        Assert.Equal("No film called “Barbie”; our films end in 2003.", found.GetProperty("note").GetString());
        Assert.Equal(JsonValueKind.Null, (await _client.GetFromJsonAsync<JsonElement>("/api/v1/movies/search?q=matrix", Cancelled)).GetProperty("note").ValueKind);
    }

    [Theory]
    [InlineData("/api/v1/movies/search", HttpStatusCode.OK)]
    [InlineData("/api/v1/movies/search?q=%3Cimg%20onerror%3D1%3E", HttpStatusCode.OK)]
    [InlineData("/api/v1/movies/search?q=a&take=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/movies/search?q=a&take=51", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/movies/2571/similar?num=5", HttpStatusCode.OK)]
    [InlineData("/api/v1/movies/2571/similar?num=500", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/movies/3/similar", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/movies/abc/similar", HttpStatusCode.NotFound)]
    public async Task Route_OddInput_GetsAClearAnswer(string address, HttpStatusCode expected) =>
        Assert.Equal(expected, (await _client.GetAsync(address, Cancelled)).StatusCode);

    [Fact]
    public async Task Recommend_NoModelInstalled_IsUnavailableAndSaysSo()
    {
        using var empty = new TemporaryFolder();
        await using var factory = new RecAppFactory { ModelsPath = empty.Location };

        var response = await factory.CreateClient().GetAsync("/recommend?ids=1", Cancelled);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("movies", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }
}
