using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RecApp.Hosting.Limits;
using RecApp.Validation;

namespace RecApp.Hosting.Telemetry;

/// <summary>Metrics and traces leave the process only where OTEL_EXPORTER_OTLP_ENDPOINT names a collector; metrics can be read where <c>Metrics:On</c> says so.</summary>
internal static class TelemetrySetup
{
    /// <summary>Where Prometheus reads.</summary>
    public const string Path = "/metrics";

    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Beside what the instrumentation packages bring: events and circuits of components, and what is ours.
    private static readonly string[] Names = ["Microsoft.AspNetCore.Components*", "RecApp*"];

    /// <summary>Measures requests in and out, the runtime and components; gathers nothing where nobody reads it.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MetricsOptions>(MetricsOptions.Section, (settings, problems) => settings.Check(problems));
        bool isSent = !string.IsNullOrWhiteSpace(configuration[EndpointVariable]), isRead = configuration.GetValue($"{MetricsOptions.Section}:{nameof(MetricsOptions.On)}", false);
        if (!isSent && !isRead)
            return services;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("recapp").AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddMeter(Names);
                if (isSent)
                    metrics.AddOtlpExporter();
                if (isRead)
                    metrics.AddPrometheusExporter();
            });
        if (isSent)
            telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddSource(Names).AddOtlpExporter());
        return services;
    }

    /// <summary>Maps <c>/metrics</c> where it is on.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<MetricsOptions>>().Value.On)
            app.MapPrometheusScrapingEndpoint(Path, null, branch => branch.UseMiddleware<MetricsGuard>(), null)
                .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).RequireRateLimiting(RateLimits.Api);
    }
}
