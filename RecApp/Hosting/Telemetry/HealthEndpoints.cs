using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecApp.Hosting.Limits;

namespace RecApp.Hosting.Telemetry;

/// <summary>For load balancers: alive means the process answers, ready means that what it needs to serve is there.</summary>
internal static class HealthEndpoints
{
    /// <summary>Tag of the checks that decide about /health/ready.</summary>
    public const string Ready = "ready";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        Map("live", "Says that the process answers", _ => false);
        Map("ready", "Says whether storage and models can serve", check => check.Tags.Contains(Ready));

        void Map(string name, string summary, Func<HealthCheckRegistration, bool> checks) =>
            app.MapHealthChecks($"/health/{name}", new HealthCheckOptions { Predicate = checks, ResponseWriter = WriteAsync })
                .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]))
                .Unlimited("Load balancers ask often, must always get an answer, and may share their address with everybody they pass on.").WithName($"health-{name}").WithSummary(summary).WithTags("Health");
    }

    // Descriptions are sentences of ours; exceptions stay in the log.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = Name(report.Status),
        checks = report.Entries.Select(entry => new { name = entry.Key, status = Name(entry.Value.Status), description = entry.Value.Description }),
    });

    private static string Name(HealthStatus status) => status.ToString().ToLowerInvariant();
}
