using Microsoft.Extensions.Time.Testing;
using RecApp.Spotify.Api;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.Sessions;

public class SpotifySessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_AboutToEnd_IsRefreshedBeforeItIsRefused()
    {
        var clock = new FakeTimeProvider();
        await using var host = await SpotifyHost.StartAsync(clock: clock);
        clock.Advance(TimeSpan.FromSeconds(3600 - 59));

        await AskAsync(host);

        Assert.Equal(["POST /api/token", "GET /v1/me/playlists"], host.Spotify.Requests);
    }

    [Fact]
    public async Task Token_EndedEarly_IsRefreshedOnceAndTheRequestAnswered()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Tokens.EndAccess();

        await AskAsync(host);

        Assert.Equal(["GET /v1/me/playlists", "POST /api/token", "GET /v1/me/playlists"], host.Spotify.Requests);
    }

    [Fact]
    public async Task Token_EndedForTwentyCallersAtOnce_IsRefreshedOnceForAll()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Tokens.EndAccess();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AskAsync(host), Cancellation)));

        Assert.Equal(1, host.Spotify.Tokens.Refreshes);
    }

    [Fact]
    public async Task Refresh_FirstCallerGivesUp_OthersGetTheirToken()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Tokens.EndAccess();
        using CancellationTokenSource leaving = new();
        // The first caller leaves while the refresh is under way.
        host.Spotify.Fail(new("/api/token", async context =>
        {
            await leaving.CancelAsync();
            await host.Spotify.Tokens.Answer(await context.Request.ReadFormAsync(Cancellation)).ExecuteAsync(context);
        }));

        var first = host.Api.PlaylistsAsync(host.Session, leaving.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await AskAsync(host);

        Assert.Equal(1, host.Spotify.Tokens.Refreshes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refresh_AgainAndAgain_WorksWithAndWithoutNewRefreshTokens(bool rotates)
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Tokens.Rotates = rotates;
        for (var time = 1; time <= 3; time++)
        {
            host.Spotify.Tokens.EndAccess();
            await AskAsync(host);
            Assert.Equal(time, host.Spotify.Tokens.Refreshes);
        }
    }

    [Fact]
    public async Task Refresh_PermissionTakenBack_EndsTheSession()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Tokens.Revoke();

        Assert.Equal(SpotifyProblem.SignedOut, (await Assert.ThrowsAsync<SpotifyException>(() => AskAsync(host))).Problem);

        Assert.True(host.Session.HasEnded);
        Assert.Null(await host.Sessions.FindAsync(host.SessionId));
    }

    [Fact]
    public async Task Refresh_SpotifyDown_KeepsTheSessionForLater()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Tokens.EndAccess();
        host.Spotify.Fail(SpotifyFault.Plain("/api/token", 503, "later"));

        Assert.Equal(SpotifyProblem.Unavailable, (await Assert.ThrowsAsync<SpotifyException>(() => AskAsync(host))).Problem);

        await AskAsync(host);
        Assert.False(host.Session.HasEnded);
    }

    [Fact]
    public async Task NewToken_RefusedToo_EndsTheSession()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Status("/v1/me/playlists", 401), times: 2);

        Assert.Equal(SpotifyProblem.SignedOut, (await Assert.ThrowsAsync<SpotifyException>(() => AskAsync(host))).Problem);

        Assert.True(host.Session.HasEnded);
        Assert.Equal(1, host.Spotify.Tokens.Refreshes);
    }

    [Fact]
    public async Task SignOut_WhileTheTokenIsRefreshed_StaysSignedOut()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Tokens.EndAccess();
        host.Spotify.Fail(new("/api/token", async context =>
        {
            await host.Sessions.EndAsync(host.SessionId);
            await host.Spotify.Tokens.Answer(await context.Request.ReadFormAsync(Cancellation)).ExecuteAsync(context);
        }));

        Assert.Equal(SpotifyProblem.SignedOut, (await Assert.ThrowsAsync<SpotifyException>(() => AskAsync(host))).Problem);
        Assert.Equal(2, host.Spotify.Requests.Count);
    }

    [Fact]
    public async Task Session_NotUsedForTwelveHours_IsOver()
    {
        var clock = new FakeTimeProvider();
        await using var host = await SpotifyHost.StartAsync(clock: clock);
        clock.Advance(TimeSpan.FromHours(11));
        Assert.NotNull(await host.Sessions.FindAsync(host.SessionId));
        clock.Advance(TimeSpan.FromHours(11));
        Assert.NotNull(await host.Sessions.FindAsync(host.SessionId));
        clock.Advance(TimeSpan.FromHours(12.1));
        Assert.Null(await host.Sessions.FindAsync(host.SessionId));
        Assert.True(host.Session.HasEnded);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("guess")]
    public async Task Find_UnknownId_IsNobody(string? id)
    {
        await using var host = await SpotifyHost.StartAsync();
        Assert.Null(await host.Sessions.FindAsync(id));
        Assert.Null(await host.Sessions.FindAsync(new string('x', 100_000)));
    }

    [Fact]
    public async Task Tokens_Printed_ShowNothing()
    {
        await using var host = await SpotifyHost.StartAsync();
        Assert.DoesNotContain(host.Spotify.Tokens.Issued, token => new RecApp.Spotify.Sessions.SpotifyTokens(token, token, default).ToString().Contains(token, StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<SpotifyPlaylist>> AskAsync(SpotifyHost host) => host.Api.PlaylistsAsync(host.Session, Cancellation);
}
