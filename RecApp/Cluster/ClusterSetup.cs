using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Options;
using RecApp.Cluster.Notices;
using RecApp.Cluster.Turns;
using RecApp.Validation;
using StackExchange.Redis;

namespace RecApp.Cluster;

/// <summary>What several instances share; a single process has none of it.</summary>
internal static class ClusterSetup
{
    public static WebApplicationBuilder AddCluster(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<ClusterOptions>(ClusterOptions.Section, (settings, problems) => settings.Check(problems));
        if (builder.Configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() is { IsShared: true })
            builder.Services.AddSharedCache();
        builder.Services.AddSingleton<ClusterMembers>().AddSingleton<SharedTurns>().AddSingleton<SharedNotices>().AddSingleton<ClusterSilo>().AddHostedService(services => services.GetRequiredService<ClusterSilo>());
        return builder;
    }

    // Blazor keeps circuits in it that are given up after a long disconnection: any instance resumes them.
    private static void AddSharedCache(this IServiceCollection services)
    {
        services.AddSingleton<IConnectionMultiplexer>(provider => Connect(provider.GetRequiredService<IOptions<ClusterOptions>>().Value));
        services.AddOptions<RedisCacheOptions>().Configure<IConnectionMultiplexer, IOptions<ClusterOptions>>((cache, redis, cluster) =>
            (cache.ConnectionMultiplexerFactory, cache.InstanceName) = (() => Task.FromResult(redis), $"{cluster.Value.Name}:cache:"));
        services.AddStackExchangeRedisCache(_ => { });
        services.AddHybridCache();
        services.AddHostedService<EvictionCheck>();
    }

    // An instance that starts while Redis is away connects once it is back.
    private static ConnectionMultiplexer Connect(ClusterOptions options)
    {
        var redis = ConfigurationOptions.Parse(options.Redis);
        redis.AbortOnConnectFail = false;
        redis.ClientName = options.Name;
        return ConnectionMultiplexer.Connect(redis);
    }
}
