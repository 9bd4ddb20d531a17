using Microsoft.Extensions.Options;
using RecApp.Hosting.Administration;
using RecApp.Hosting.Limits;

namespace RecApp.Cluster.Dashboard;

/// <summary>The dashboard's place, where the settings want one.</summary>
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
