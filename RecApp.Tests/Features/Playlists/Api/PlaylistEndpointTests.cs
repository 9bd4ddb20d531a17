using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists.Api;

[Collection(nameof(TrainedModel))]
public sealed class PlaylistEndpointTests(SyntheticApplication application) : IClassFixture<SyntheticApplication>
{
    private readonly HttpClient _client = application.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private const string Nobody = "0000000000000000000000";

    [Theory]
    [InlineData("not-an-id", "is no song")]
    [InlineData("spotify:artist:0000000000000000000000", "artist")]
    [InlineData("https://spotify.link/abc", "short link")]
    [InlineData("spotify:album:0000000000000000000000", "an album")]
    public async Task Recommend_WhatIsNoSong_IsNamed(string given, string reason)
    {
        var response = await _client.PostAsJsonAsync("/api/v1/playlists/recommend", new { tracks = new[] { Nobody, given } }, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Contains(reason, problem.GetProperty("errors").GetProperty("tracks[1]")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("blend")]
    [InlineData("cluster")]
    public async Task Recommend_SongsAndAnUnknownId_AnswersAsTheContractSays(string ranker)
    {
        var answer = await Recommend(new { tracks = new[] { SyntheticData.Song(0, 1, 0), $"spotify:track:{SyntheticData.Song(0, 1, 0)}", $"https://open.spotify.com/track/{Nobody}?si=x" }, ranker, take = 5 });

        Assert.NotEqual(Guid.Empty, answer.GetProperty("predictionId").GetGuid());
        Assert.Matches(@"^\d{8}-[0-9a-f]{8}$", answer.GetProperty("modelVersion").GetString());
        Assert.EndsWith(".", answer.GetProperty("cluster").GetProperty("portrait").GetString(), StringComparison.Ordinal);
        Assert.True(answer.GetProperty("playlists")[0].GetProperty("distance").GetDouble() >= 0);
        Assert.Equal(5, answer.GetProperty("tracks").GetArrayLength());
        Assert.All(answer.GetProperty("tracks").EnumerateArray(), track => Assert.True(track.GetProperty("reasons").GetArrayLength() > 0));
        Assert.Equal(Nobody, Assert.Single(answer.GetProperty("unknown").EnumerateArray()).GetString());
        Assert.Equal((2, 1), (answer.GetProperty("given").GetProperty("songs").GetInt32(), answer.GetProperty("given").GetProperty("known").GetInt32()));
        Assert.False(answer.TryGetProperty("charts", out _));
    }

    [Theory]
    [InlineData("blend")]
    [InlineData("cluster")]
    public async Task Recommend_WithoutTheFirst_GivesTheOthersAndFillsThePlace(string ranker)
    {
        string[] given = [SyntheticData.Song(0, 1, 0)];
        string[] all = Ids(await Recommend(new { tracks = given, ranker, take = 6 }));

        string[] left = Ids(await Recommend(new { tracks = given, ranker, take = 5, without = new[] { all[0], Nobody } }));

        Assert.Equal(all[1..], left);

        static string[] Ids(JsonElement answer) => [.. answer.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("id").GetString()!)];
    }

    [Fact]
    public async Task Recommend_AnyAnswer_CanBeLookedUpByItsId()
    {
        var answer = await Recommend(new { playlist = SyntheticData.Id("list", 0) });

        var lineage = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{answer.GetProperty("predictionId").GetGuid()}", Cancelled);

        Assert.Contains("playlists", lineage.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommend_TenThousandIds_Answers()
    {
        string[] tracks = [.. Enumerable.Range(0, 10_000).Select(i => SyntheticData.Id("none", i)).Take(9_999), SyntheticData.Song(0, 0, 0)];

        Assert.Equal(9_999, (await Recommend(new { tracks })).GetProperty("unknown").GetArrayLength());
    }

    [Theory]
    [InlineData("{}", "tracks")]
    [InlineData("""{"tracks":[]}""", "tracks")]
    [InlineData("""{"tracks":null,"playlists":null}""", "tracks")]
    [InlineData("""{"tracks":["a"],"take":0}""", "take")]
    [InlineData("""{"tracks":["a"],"take":-1}""", "take")]
    [InlineData("""{"tracks":["a"],"take":1000000000}""", "take")]
    [InlineData("""{"tracks":["a"],"ranker":"magic"}""", "ranker")]
    [InlineData("""{"tracks":["a"],"ranker":null}""", "ranker")]
    [InlineData("""{"tracks":["a"],"metric":"miles"}""", "metric")]
    [InlineData("""{"playlist":"<script>"}""", "playlist")]
    [InlineData("""{"features":{"danceability":2,"energy":0,"loudness":0,"speechiness":0,"acousticness":0,"instrumentalness":0,"liveness":0,"valence":0,"tempo":100}}""", "features.danceability")]
    public async Task Recommend_WrongField_NamesIt(string body, string field)
    {
        var response = await _client.PostAsync("/api/v1/playlists/recommend", new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out var messages), problem.GetRawText());
        Assert.NotEqual("", messages[0].GetString());
    }

    [Fact]
    public async Task Recommend_OneIdTooMany_IsRefused()
    {
        var response = await _client.PostAsJsonAsync("/api/v1/playlists/recommend", new { tracks = Enumerable.Range(0, 10_001).Select(i => $"{i}") }, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Recommend_ManyAtOnce_EqualsOneAfterTheOther()
    {
        var request = new { tracks = new[] { SyntheticData.Song(1, 1, 0), SyntheticData.Song(1, 2, 2) }, take = 20 };
        string alone = (await Recommend(request)).GetProperty("tracks").GetRawText();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Recommend(request)));

        Assert.All(answers, answer => Assert.Equal(alone, answer.GetProperty("tracks").GetRawText()));
    }

    [Theory]
    [InlineData("/api/v1/tracks/search?q=sigur%20tune", "artist")]
    [InlineData("/api/v1/playlists/search?q=jazz", "name")]
    public async Task Search_WordsOfAName_GivesItems(string address, string property)
    {
        var found = await _client.GetFromJsonAsync<JsonElement>(address, Cancelled);

        Assert.NotEqual("", found.GetProperty("items")[0].GetProperty(property).GetString());
    }

    [Theory]
    [InlineData("/api/v1/tracks/search", HttpStatusCode.OK)]
    [InlineData("/api/v1/tracks/search?q=%3Cimg%20onerror%3D1%3E", HttpStatusCode.OK)]
    [InlineData("/api/v1/tracks/search?q=a&take=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/playlists/search?q=a&take=51", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/playlists/search?q=a&take=many", HttpStatusCode.BadRequest)]
    public async Task Search_OddInput_GetsAClearAnswer(string address, HttpStatusCode expected) =>
        Assert.Equal(expected, (await _client.GetAsync(address, Cancelled)).StatusCode);

    [Fact]
    public async Task Recommend_NoModelInstalled_IsUnavailableAndSaysSo()
    {
        using var empty = new TemporaryFolder();
        await using var factory = new RecAppFactory { ModelsPath = empty.Location };

        var response = await factory.CreateClient().PostAsJsonAsync("/api/v1/playlists/recommend", new { tracks = new[] { Nobody } }, Cancelled);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("playlists", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Recommend(object request)
    {
        var response = await _client.PostAsJsonAsync("/api/v1/playlists/recommend", request, Cancelled);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancelled));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }
}
