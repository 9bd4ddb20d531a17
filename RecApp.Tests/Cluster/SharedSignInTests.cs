using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using RecApp.Cluster;
using RecApp.Hosting.Administration;
using RecApp.Spotify.Sessions;
using RecApp.Spotify.SignIn;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;
using StackExchange.Redis;

namespace RecApp.Tests.Cluster;

/// <summary>What two instances know of each other's visitors over a real Redis.</summary>
public sealed class SharedSignInTests : IAsyncLifetime
{
    private static readonly AdminOptions Admin = new() { Key = "a-key-of-the-administrator", TriesPerMinute = 2 };

    private readonly RedisServer _redis = new();
    private readonly List<IConnectionMultiplexer> _connections = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        await _redis.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task SpotifySession_BegunAtOneInstance_IsUsedRefreshedAndEndedAtTheOther()
    {
        await using var host = await StartSpotifyAsync();
        var elsewhere = ActivatorUtilities.CreateInstance<SpotifySessions>(host.Services);
        var there = await elsewhere.FindAsync(host.SessionId);
        Assert.Equal(host.Session.User, there?.User);

        string before = await host.Session.AccessTokenAsync(Cancellation);
        string after = await host.Session.NextTokenAsync(before, Cancellation);
        Assert.Equal(after, await there!.NextTokenAsync(before, Cancellation));
        Assert.Equal(1, host.Spotify.Tokens.Refreshes);

        await elsewhere.EndAsync(host.SessionId);
        Assert.Null(await host.Sessions.FindAsync(host.SessionId));
    }

    [Fact]
    public async Task SpotifySignIn_BegunAtOneInstance_IsFinishedOnceAtTheOther()
    {
        await using var host = await StartSpotifyAsync();
        var begun = await ActivatorUtilities.CreateInstance<PendingSignIns>(host.Services).BeginAsync("redirect", "/lyrics");
        var elsewhere = ActivatorUtilities.CreateInstance<PendingSignIns>(host.Services);

        Assert.Null(await elsewhere.TakeAsync(begun.State + "x", begun.Binding));
        Assert.Equal(begun, await elsewhere.TakeAsync(begun.State, begun.Binding));
        Assert.Null(await elsewhere.TakeAsync(begun.State, begun.Binding));
    }

    [Fact]
    public async Task Redis_Away_PeopleGoOnWhereTheyAre()
    {
        await using var host = await StartSpotifyAsync();
        await _redis.StopAsync();

        Assert.NotNull(await host.Sessions.FindAsync(host.SessionId));
        await host.SignInAsync();
        Assert.NotNull(await host.Sessions.FindAsync(host.SessionId));
        var (sessions, tries) = Administration();
        Assert.True(sessions.IsCurrent(sessions.Begin("test")));
        Assert.True((await tries.TryAsync("192.0.2.1", Admin.Key)).IsRight);
    }

    [Fact]
    public async Task Administrator_SignedInAtOneInstance_IsUntilSignedOutAtTheOther()
    {
        var (here, there) = (Administration().Sessions, Administration().Sessions);
        var (first, second) = (here.Begin("test"), here.Begin("test"));
        Assert.True(there.IsCurrent(first));

        there.End(first);

        await WaitUntilEndedAsync(here, first);
        Assert.False(Administration().Sessions.IsCurrent(first));
        Assert.True(here.IsCurrent(second));
    }

    [Fact]
    public async Task WrongKeys_AtSeveralInstances_AreCountedTogether()
    {
        var (here, there) = (Administration().Tries, Administration().Tries);

        Assert.True((await here.TryAsync("192.0.2.1", Admin.Key)).IsRight);
        Assert.Null((await here.TryAsync("192.0.2.1", "wrong")).Wait);
        Assert.Null((await there.TryAsync("192.0.2.1", "wrong")).Wait);

        var refused = await there.TryAsync("192.0.2.1", Admin.Key);
        Assert.False(refused.IsRight);
        Assert.InRange(refused.WaitSeconds, 1, 60);
        Assert.True((await there.TryAsync("192.0.2.2", Admin.Key)).IsRight);
    }

    private static async Task WaitUntilEndedAsync(AdminSessions sessions, ClaimsPrincipal user)
    {
        for (int looks = 0; sessions.IsCurrent(user); looks++)
        {
            Assert.True(looks < 500, "The end was not told.");
            await Task.Delay(20, Cancellation);
        }
    }

    private Task<SpotifyHost> StartSpotifyAsync() => SpotifyHost.StartAsync(configure: services => services.AddSingleton(Connect()));

    private (AdminSessions Sessions, KeyTries Tries) Administration()
    {
        AdminKey key = new(Options.Create(Admin), new HostingEnvironment { EnvironmentName = Environments.Production });
        var (cluster, redis) = (Options.Create(new ClusterOptions()), Connect());
        return (new(key, new(cluster, TimeProvider.System, redis), Options.Create(Admin), TimeProvider.System), new(key, new(cluster, redis), Options.Create(Admin), TimeProvider.System));
    }

    private IConnectionMultiplexer Connect()
    {
        var connection = ConnectionMultiplexer.Connect($"{_redis.Connection},abortConnect=false,connectTimeout=1000");
        _connections.Add(connection);
        return connection;
    }
}
