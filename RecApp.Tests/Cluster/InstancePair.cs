using System.Globalization;
using Npgsql;
using RecApp.Bundles;
using RecApp.Tests.Deployment;
using RecApp.Tests.Features.Movies.Pairs;
using RecApp.Tests.Features.Sentiment;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;
using StackExchange.Redis;

namespace RecApp.Tests.Cluster;

/// <summary>
/// Two processes of the application behind the shipped nginx configuration, with a PostgreSQL and a Redis that each of them reaches over a line
/// that a test can cut. Tests share them, for their start takes longer than most of these: they follow each other, and each begins by having
/// mended what the one before broke.
/// </summary>
public sealed class InstancePair : IAsyncLifetime
{
    /// <summary>Films in either version.</summary>
    public const int Films = 1000;

    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = [Nginx.FreePort(), Nginx.FreePort()];
    private readonly SlowLine[] _toRedis = new SlowLine[2], _toPostgreSql = new SlowLine[2];
    private readonly ClusterInstance?[] _instances = new ClusterInstance?[2];
    private readonly Nginx _nginx;
    private string _schema = "";

    public InstancePair() => _nginx = new(At(0), At(1));

    /// <summary>Where visitors go.</summary>
    public Uri Address => _nginx.Secure;

    internal static string? Missing { get; } = OperatingSystem.IsWindows() ? "Signals are sent by Unix." : Nginx.Missing ?? RedisServer.Missing;

    internal RedisServer Redis { get; } = new(keeps: true);

    internal ClusterInstance First => _instances[0]!;

    internal ClusterInstance Second => _instances[1]!;

    internal string Models => _folder.Combine("models");

    internal ModelManifest Old { get; private set; } = null!;

    internal ModelManifest Newest { get; private set; } = null!;

    /// <summary>The schema that the instances share, by no line.</summary>
    internal string Schema => _schema;

    /// <summary>Says the second instance's clock, where such a library is there.</summary>
    internal ShiftedProcessClock SecondClock { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        _schema = PostgreSqlServer.Shared.NewSchema();
        SecondClock = new(_folder.Combine("clock"));
        TinySentiment.Write(Models);
        (Old, Newest) = (PairWorld.Write(Models, Films, seed: 1), PairWorld.Write(Models, Films, seed: 2));
        await Redis.StartAsync(Cancellation);
        for (int instance = 0; instance < 2; instance++)
        {
            _toRedis[instance] = new(new($"tcp://{Redis.Connection}"));
            _toPostgreSql[instance] = new(PostgreSqlServer.Shared.Address);
        }
        await _nginx.StartAsync(Cancellation);
    }

    /// <summary>Both are there, see each other, and serve the newest version; nothing is cut.</summary>
    internal async Task MendAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        foreach (var line in _toRedis.Concat(_toPostgreSql))
            line.Mend();
        await Redis.StartAsync(Cancellation);
        await Redis.ConfigureAsync("maxmemory", "0");
        await Redis.ConfigureAsync("maxmemory-policy", "noeviction");
        SecondClock.Shift(TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, 2).Where(instance => _instances[instance] is not { Process.HasExited: false }).Select(StartAsync));
        await First.WaitForMembersAsync(2);
        await Second.WaitForMembersAsync(2);
        if (await First.AnsweringAsync() != Newest.Version || await Second.AnsweringAsync() != Newest.Version)
        {
            using var promoted = await First.PromoteAsync(Newest.Version);
            await First.WaitForAsync(Newest.Version);
            await Second.WaitForAsync(Newest.Version);
        }
    }

    /// <summary>What lies between an instance and Redis.</summary>
    internal SlowLine ToRedis(int instance) => _toRedis[instance];

    /// <summary>What lies between an instance and PostgreSQL.</summary>
    internal SlowLine ToPostgreSql(int instance) => _toPostgreSql[instance];

    /// <summary>Starts an instance that has ended.</summary>
    internal async Task StartAsync(int instance)
    {
        if (_instances[instance] is { } ended)
            await ended.DisposeAsync();
        _instances[instance] = null;
        _instances[instance] = await ClusterInstance.StartAsync(At(instance), new(instance == 1 ? SecondClock.Environment : [])
        {
            // Otherwise only what is published has scripts.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Admin__Key"] = SignInBrowser.Key,
            ["Cluster__Redis"] = _toRedis[instance].Address.Authority,
            ["Storage__ConnectionString"] = new NpgsqlConnectionStringBuilder(_schema) { Port = _toPostgreSql[instance].Address.Port }.ConnectionString,
            ["Storage__Path"] = _folder.Combine($"data-{instance}"),
            ["Models__Path"] = Models,
            ["Hosting__KnownProxies__0"] = "127.0.0.1",
            // So that a test does not wait for a circuit to be given up.
            ["Hosting__Circuits__DisconnectedRetentionSeconds"] = "1",
        });
    }

    /// <summary>The instance that a browser's next request would go to.</summary>
    internal async Task<int> FindAsync(BrowserTab tab)
    {
        var answer = await tab.Page.APIRequest.GetAsync(tab.At("/favicon.svg"));
        return Array.FindIndex(_ports, port => answer.Headers["x-server"].EndsWith(port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    internal ClusterInstance Of(int instance) => _instances[instance]!;

    /// <summary>A connection that asks Redis by no line.</summary>
    internal Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync(Redis.Connection);

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances.OfType<ClusterInstance>())
            await instance.DisposeAsync();
        await _nginx.DisposeAsync();
        foreach (var line in _toRedis.Concat(_toPostgreSql).OfType<SlowLine>())
            await line.DisposeAsync();
        await Redis.DisposeAsync();
        _folder.Dispose();
    }

    private Uri At(int instance) => new($"http://127.0.0.1:{_ports[instance]}");
}

/// <summary>Tests over the pair.</summary>
[CollectionDefinition(nameof(InstancePair))]
public sealed class InstancePairTests : ICollectionFixture<InstancePair>;
