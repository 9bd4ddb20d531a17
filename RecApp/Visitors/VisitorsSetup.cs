using RecApp.Cluster;
using RecApp.Validation;
using RecApp.Visitors.Shared;

namespace RecApp.Visitors;

/// <summary>Registrations of what visitors do.</summary>
internal static class VisitorsSetup
{
    /// <summary>Adds histories: of this process, or of all instances that share a Redis.</summary>
    public static IServiceCollection AddVisitors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<VisitorOptions>(VisitorOptions.Section, (settings, problems) => settings.Check(problems));
        if (configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() is { IsShared: true })
            services.AddSingleton<SharedHistories>().AddSingleton<IVisitorHistories>(provider => provider.GetRequiredService<SharedHistories>()).AddHostedService(provider => provider.GetRequiredService<SharedHistories>());
        else
            services.AddSingleton<IVisitorHistories, MemoryHistories>();
        return services
            .AddSingleton(provider => new CurrentVisitor(provider.GetRequiredService<IVisitorHistories>(), provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<VisitorOptions>>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<VisitorDesks>();
    }
}
