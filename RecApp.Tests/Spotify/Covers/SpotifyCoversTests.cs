using RecApp.Spotify.Covers;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.Covers;

public sealed class SpotifyCoversTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_ManySongs_AsksFiftyAtATimeAndNeverAgain()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.TakesLists = true;
        string[] songs = Fill(host, 60);
        using SpotifyCovers covers = new(host.Api);

        var found = await covers.OfAsync(host.Session, songs, Cancellation);
        await covers.OfAsync(host.Session, songs, Cancellation);

        Assert.Equal(59, found.Count);
        Assert.Equal("https://i.scdn.co/image/ab1", found[songs[1]]);
        Assert.DoesNotContain(songs[0], found.Keys);
        Assert.Equal(2, host.Spotify.Count("GET /v1/tracks"));
    }

    [Fact]
    public async Task Of_InDevelopmentMode_AsksForTheFirstTenOneByOne()
    {
        await using var host = await SpotifyHost.StartAsync();
        string[] songs = Fill(host, 12);
        using SpotifyCovers covers = new(host.Api);

        var found = await covers.OfAsync(host.Session, songs, Cancellation);
        await covers.OfAsync(host.Session, [songs[11]], Cancellation);

        Assert.Equal(songs[1..10], found.Keys);
        Assert.Equal(1, host.Spotify.Count("GET /v1/tracks"));
        Assert.Equal(11, host.Spotify.Requests.Count(request => request.StartsWith("GET /v1/tracks/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://evil.example/image/ab1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://i.scdn.co/image/a\"b")]
    public async Task Of_PictureOfAnotherServer_IsLeftOut(string address)
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.TakesLists = true;
        string song = new('a', 22);
        host.Spotify.Catalogue[song] = new(song, "Song", "Artist") { Cover = address };
        using SpotifyCovers covers = new(host.Api);

        Assert.Empty(await covers.OfAsync(host.Session, [song, "no id"], Cancellation));
    }

    [Fact]
    public async Task Of_SignedOut_HasNoCoversAndThrowsNothing()
    {
        await using var host = await SpotifyHost.StartAsync();
        string[] songs = Fill(host, 2);
        host.Session.End();
        using SpotifyCovers covers = new(host.Api);

        Assert.Empty(await covers.OfAsync(host.Session, songs, Cancellation));
    }

    // The first has no cover.
    private static string[] Fill(SpotifyHost host, int count)
    {
        string[] songs = [.. Enumerable.Range(0, count).Select(number => $"{number:0000000000000000000000}")];
        foreach (var (number, song) in songs.Index())
            host.Spotify.Catalogue[song] = new(song, $"Song {number}", "Artist") { Cover = number == 0 ? null : $"https://i.scdn.co/image/ab{number}" };
        return songs;
    }
}
