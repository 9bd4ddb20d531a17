using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RecApp.Hosting;

/// <summary>Metrics and traces leave the process only where OTEL_EXPORTER_OTLP_ENDPOINT names a collector.</summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The wildcard covers Hosting, Kestrel, rate limiting, Components, Components.Lifecycle and Components.Server.Circuits.
    private static readonly string[] Names = ["Microsoft.AspNetCore.*", "RecApp*"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(configuration[EndpointVariable]))
            return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService("recapp");
        // The exporter's settings come from the application's configuration, of which the environment is a part.
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).ConfigureServices(services => services.AddSingleton(configuration))
            .AddMeter([.. Names, "System.Runtime"]).AddOtlpExporter().Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).ConfigureServices(services => services.AddSingleton(configuration))
            .AddSource([.. Names, "Microsoft.AspNetCore"]).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _metrics?.ForceFlush(2000);
        _traces?.ForceFlush(2000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }
}
