using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RecApp.Hosting.Telemetry;

/// <summary>Metrics and traces leave the process only where OTEL_EXPORTER_OTLP_ENDPOINT names a collector.</summary>
internal static class TelemetrySetup
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Beside what the instrumentation packages bring: events and circuits of components, and what is ours.
    private static readonly string[] Names = ["Microsoft.AspNetCore.Components*", "RecApp*"];

    /// <summary>Measures requests in and out, the runtime and components; adds nothing without a collector.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[EndpointVariable]))
            return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("recapp"))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddMeter(Names).AddOtlpExporter())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddSource(Names).AddOtlpExporter());
        return services;
    }
}
