using RecApp.Spotify.Api;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.Api;

/// <summary>Each way in which Spotify may fail, and what becomes of it.</summary>
public class FaultTests
{
    private const string Saved = "/v1/me/tracks", GetSaved = "GET /v1/me/tracks";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_TooManyWithRetryAfter_WaitsAsLongAsAskedAndAnswers()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Account.Saved.AddRange(FakeSongs.Many(3));
        host.Spotify.Fail(SpotifyFault.TooMany(Saved, retryAfterSeconds: 1));
        var started = TimeProvider.System.GetTimestamp();

        Assert.Equal(3, (await ReadAsync(host)).Count);

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.9));
        Assert.Equal(2, host.Spotify.Count(GetSaved));
    }

    [Fact]
    public async Task Read_TooManyForAnHour_IsToldAtOnceAndNobodyAsksInTheMeantime()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.TooMany(Saved, retryAfterSeconds: 3600));

        var problem = await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host));
        var next = await Assert.ThrowsAsync<SpotifyException>(() => host.Api.PlaylistsAsync(host.Session, Cancellation));

        Assert.Equal((SpotifyProblem.Busy, TimeSpan.FromHours(1)), (problem.Problem, problem.RetryAfter));
        Assert.Contains("3,600 s", problem.Message, StringComparison.Ordinal);
        Assert.Equal(SpotifyProblem.Busy, next.Problem);
        Assert.Single(host.Spotify.Requests);
    }

    [Fact]
    public async Task Read_TooManyWithoutRetryAfter_IsNotHammered()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.TooMany(Saved, retryAfterSeconds: null));

        Assert.Equal(SpotifyProblem.Busy, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
        Assert.Single(host.Spotify.Requests);
    }

    [Fact]
    public async Task Read_QuotaExceeded_IsNotTriedAgainAndSaidSo()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.TooMany(Saved, retryAfterSeconds: 1, reason: "QUOTA_EXCEEDED"));

        var problem = await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host));

        Assert.Equal(SpotifyProblem.Quota, problem.Problem);
        Assert.Contains("nothing to do with your account", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, host.Spotify.Count(GetSaved));
        Assert.Empty(await ReadAsync(host));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Read_ServerErrorThreeTimes_AnswersTheFourthTime(int status)
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Plain(Saved, status, "<html>Bad gateway</html>"), times: 3);
        Assert.Empty(await ReadAsync(host));
        Assert.Equal(4, host.Spotify.Count(GetSaved));
    }

    [Fact]
    public async Task Read_ServerErrorForGood_GivesUp()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Status(Saved, 500), times: 4);
        Assert.Equal(SpotifyProblem.Unavailable, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
    }

    [Fact]
    public async Task Read_NoAnswerInTime_TriesAgain()
    {
        await using var host = await SpotifyHost.StartAsync(SpotifyHost.Quick with { Attempt = TimeSpan.FromSeconds(2) });
        host.Spotify.Fail(SpotifyFault.Slow(Saved, TimeSpan.FromMinutes(1)));
        Assert.Empty(await ReadAsync(host));
        Assert.InRange(host.Spotify.Count(GetSaved), 2, 4);
    }

    [Fact]
    public async Task Read_NeverAnAnswer_GivesUpWithinTheTotal()
    {
        await using var host = await SpotifyHost.StartAsync(SpotifyHost.Quick with { Attempt = TimeSpan.FromSeconds(2), Total = TimeSpan.FromSeconds(3) });
        host.Spotify.Fail(SpotifyFault.Slow(Saved, TimeSpan.FromMinutes(1)), times: 10);
        Assert.Equal(SpotifyProblem.Unavailable, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
    }

    [Fact]
    public async Task Read_ConnectionBreaks_TriesAgain()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Broken(Saved), times: 2);
        Assert.Empty(await ReadAsync(host));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"total\":3}")]
    [InlineData("{\"total\":3,\"items\":null}")]
    [InlineData("{\"total\":-1,\"items\":[]}")]
    [InlineData("{\"total\":\"many\",\"items\":[]}")]
    [InlineData("{\"total\":1,\"items\":[{\"added_at\":\"yesterday\"}]}")]
    [InlineData("<!DOCTYPE html><p>Sign in to the hotel's network")]
    public async Task Read_Malformed_IsAClearErrorAndNotTriedAgain(string body)
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Body(Saved, body));
        Assert.Equal(SpotifyProblem.Unreadable, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
        Assert.Equal(1, host.Spotify.Count(GetSaved));
    }

    [Fact]
    public async Task Read_NestedAThousandDeep_IsAClearError()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Body(Saved, string.Concat(Enumerable.Repeat("{\"items\":[", 1000))));
        Assert.Equal(SpotifyProblem.Unreadable, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
    }

    [Fact]
    public async Task Read_AnswerWithoutEnd_IsCutOff()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Endless(Saved));
        Assert.Equal(SpotifyProblem.Unreadable, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
    }

    [Fact]
    public async Task Read_Redirected_IsNotFollowed()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(new(Saved, context =>
        {
            context.Response.Redirect($"{host.Spotify.Address}/v1/me");
            return Task.CompletedTask;
        }));
        Assert.Equal(SpotifyProblem.Refused, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
        Assert.Equal(0, host.Spotify.Count("GET /v1/me"));
    }

    [Theory]
    [InlineData(403, "User not registered in the Developer Dashboard", SpotifyProblem.NotRegistered)]
    [InlineData(403, "Insufficient client scope", SpotifyProblem.MissingPermission)]
    [InlineData(403, "Forbidden", SpotifyProblem.Forbidden)]
    [InlineData(404, "Not found", SpotifyProblem.NotFound)]
    [InlineData(400, "Invalid limit", SpotifyProblem.Refused)]
    public async Task Read_Refused_SaysWhatThePersonCanDo(int status, string message, SpotifyProblem expected)
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Status(Saved, status, message));
        host.Spotify.Fail(SpotifyFault.Plain(Saved, status, message));
        Assert.Equal(expected, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
        var plain = await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host));
        Assert.Equal(expected, plain.Problem);
        Assert.DoesNotContain(message, plain.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_MostlyFailing_StopForAWhileThenGoOn()
    {
        await using var host = await SpotifyHost.StartAsync(SpotifyHost.Quick with { BreakAfter = 4 });
        // With the two requests of signing in, two failures make half of four.
        host.Spotify.Fail(SpotifyFault.Status(Saved, 500), times: 2);
        await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host));
        var asked = host.Spotify.Requests.Count;

        Assert.Equal(SpotifyProblem.Unavailable, (await Assert.ThrowsAsync<SpotifyException>(() => ReadAsync(host))).Problem);
        Assert.Equal(asked, host.Spotify.Requests.Count);

        await Task.Delay(SpotifyHost.Quick.Break + TimeSpan.FromMilliseconds(300), Cancellation);
        Assert.Empty(await ReadAsync(host));
    }

    [Fact]
    public async Task Read_Cancelled_StopsWaiting()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Slow(Saved, TimeSpan.FromMinutes(1)));
        using CancellationTokenSource leaving = new(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Api.SavedSongsAsync(host.Session, null, null, leaving.Token));
    }

    [Fact]
    public async Task Write_ServerError_IsNotRepeatedBecauseItMayHaveHappened()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.Status("/v1/me/playlists", 500));
        Assert.Equal(SpotifyProblem.Unavailable, (await Assert.ThrowsAsync<SpotifyException>(() => CreateAsync(host))).Problem);
        Assert.Equal(1, host.Spotify.Count("POST /v1/me/playlists"));
    }

    [Fact]
    public async Task Write_TooMany_IsRepeatedBecauseItWasNotLookedAt()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Fail(SpotifyFault.TooMany("/v1/me/playlists", retryAfterSeconds: 1));
        await CreateAsync(host);
        Assert.Equal("New", Assert.Single(host.Spotify.Account.Playlists).Name);
    }

    private static Task<IReadOnlyList<SpotifySong>> ReadAsync(SpotifyHost host) => host.Api.SavedSongsAsync(host.Session, null, null, Cancellation);

    private static Task<string> CreateAsync(SpotifyHost host) => host.Api.CreatePlaylistAsync(host.Session, "New", "", Cancellation);
}
