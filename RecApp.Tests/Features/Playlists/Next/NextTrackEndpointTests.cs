using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Storage;

namespace RecApp.Tests.Features.Playlists.Next;

[Collection(nameof(TrainedModel))]
public sealed class NextTrackEndpointTests(SyntheticApplication application) : IClassFixture<SyntheticApplication>
{
    private readonly HttpClient _client = application.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Next_AfterEvents_FollowsWhatWasWantedWithoutItAndWithoutWhatWasHidden()
    {
        _client.DefaultRequestHeaders.Add("RecApp-Visitor", Guid.CreateVersion7().ToString("N"));
        string played = SyntheticData.Song(0, 1, 0);
        using var asked = await _client.PostAsJsonAsync("/api/v1/playlists/recommend", new { tracks = new[] { played }, take = 3 }, Cancelled);
        string prediction = (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("predictionId").GetString()!;
        await TellAsync(prediction, "play", played);
        string hidden = (await NextAsync()).GetProperty("tracks")[0].GetProperty("id").GetString()!;

        await TellAsync(prediction, "hide", hidden);

        var next = await NextAsync();
        string?[] songs = [.. next.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("id").GetString())];
        Assert.InRange(songs.Length, 1, 10);
        Assert.Empty(songs.Intersect([played, hidden]));
        Assert.Equal((played, "played"), (next.GetProperty("because")[0].GetProperty("id").GetString(), next.GetProperty("because")[0].GetProperty("done").GetString()));
        var recorded = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{next.GetProperty("predictionId").GetString()}", Cancelled);
        Assert.Equal(("playlists", "next"), (recorded.GetProperty("model").GetString(), recorded.GetProperty("variant").GetString()));
        Assert.False(application.Services.GetRequiredService<PredictionLog>().FindRecent(next.GetProperty("predictionId").GetGuid())!.IsComparable);
    }

    private async Task TellAsync(string prediction, string kind, string item) =>
        (await _client.PostAsJsonAsync("/api/v1/events", new { predictionId = prediction, kind, item }, Cancelled)).EnsureSuccessStatusCode();

    private Task<JsonElement> NextAsync() => _client.GetFromJsonAsync<JsonElement>("/api/v1/playlists/next", Cancelled);
}
