using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Runtime;
using RecApp.Cluster.Dashboard;
using RecApp.Cluster.Visitors;
using StackExchange.Redis;

namespace RecApp.Cluster;

/// <summary>How a silo is made of the settings.</summary>
internal static class SiloConfiguration
{
    // Answers that take longer than what is stored mean that somebody is away: people are told rather than kept.
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5), Stored = TimeSpan.FromSeconds(2);

    /// <summary>A silo that is not started yet.</summary>
    /// <param name="options">What it shares with others.</param>
    /// <param name="failure">Is told when it can't go on.</param>
    /// <param name="loggers">The application's.</param>
    /// <param name="clock">The application's.</param>
    public static IHost Build(ClusterOptions options, SiloFailure failure, ILoggerFactory loggers, TimeProvider clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.Services.AddSingleton(clock).AddSingleton<IFatalErrorHandler>(failure);
        builder.UseOrleans(silo =>
        {
            Share(silo, options);
            if (options.Dashboard)
                SiloDashboard.AddTo(silo);
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = Answer);
            silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = Answer);
        });
        return builder.Build();
    }

    private static void Share(ISiloBuilder silo, ClusterOptions options)
    {
        var redis = ConfigurationOptions.Parse(options.Redis);
        redis.AbortOnConnectFail = false;
        redis.ClientName = $"{options.Name}-silo";
        redis.AsyncTimeout = redis.SyncTimeout = (int)Stored.TotalMilliseconds;
        var address = options.Address.Length > 0 ? IPAddress.Parse(options.Address) : AddressTowards(redis.EndPoints[0]);
        silo.Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (options.Name, options.Name));
        silo.ConfigureEndpoints(address, options.Port > 0 ? options.Port : FreePort(address), gatewayPort: 0, listenOnAnyHostAddress: false);
        silo.UseRedisClustering(cluster => cluster.ConfigurationOptions = redis);
        silo.AddRedisGrainStorageAsDefault((Orleans.Persistence.RedisStorageOptions storage) => storage.ConfigurationOptions = redis);
        silo.AddRedisGrainStorage(VisitorGrain.Storage, (Orleans.Persistence.RedisStorageOptions storage) =>
        {
            (storage.ConfigurationOptions, storage.EntryExpiry, storage.DeleteStateOnClear) = (redis, VisitorHistory.Kept, true);
        });
        silo.UseRedisGrainDirectoryAsDefault((RedisGrainDirectoryOptions directory) => directory.ConfigurationOptions = redis);
        // With the defaults it takes 7 to 15 s until the grains of a machine that died answer elsewhere, with these 1 to 2 s.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 1;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            membership.NumMissedTableIAmAliveLimit = 2;
        });
    }

    // Sends nothing: connecting a datagram socket only asks the system which way it would go.
    private static IPAddress AddressTowards(EndPoint redis)
    {
        try
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            if (redis is DnsEndPoint named)
                socket.Connect(named.Host, named.Port);
            else
                socket.Connect(redis);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return IPAddress.Loopback;
        }
    }

    private static int FreePort(IPAddress address)
    {
        using TcpListener listener = new(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The web server's host sees to signals.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
