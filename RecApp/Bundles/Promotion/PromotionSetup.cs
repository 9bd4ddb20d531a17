using RecApp.Cluster;

namespace RecApp.Bundles.Promotion;

/// <summary>Registrations of what is chosen for all instances.</summary>
internal static class PromotionSetup
{
    /// <summary>Has instances that share a Redis serve the same versions; adds nothing to a single process.</summary>
    public static WebApplicationBuilder AddSharedVersions(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() is not { IsShared: true })
            return builder;
        builder.Services.AddSingleton<SharedVersions>();
        builder.Services.AddSingleton(services => new VersionPromotion(
            services.GetRequiredService<ModelCatalog>(), services.GetRequiredService<ChosenVersions>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<SharedVersions>()));
        builder.Services.AddSingleton<VersionFollower>().AddHostedService(services => services.GetRequiredService<VersionFollower>());
        return builder;
    }
}
