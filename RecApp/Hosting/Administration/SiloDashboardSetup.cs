using Microsoft.Extensions.Options;
using RecApp.Cluster;
using RecApp.Cluster.Dashboard;
using RecApp.Hosting.Limits;

namespace RecApp.Hosting.Administration;

/// <summary>The place of Orleans' dashboard, where the settings want one.</summary>
internal static class SiloDashboardSetup
{
    public static void MapSiloDashboard(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.Dashboard)
            return;
        SiloDashboard dashboard = new(app.Services.GetRequiredService<ClusterSilo>());
        app.MapGet(SiloDashboard.Path + "/{**rest}", dashboard.AnswerAsync).RequireAdministrator().RequireRateLimiting(RateLimits.Pages).ExcludeFromDescription();
    }
}
