using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecApp.Hosting.Telemetry;

namespace RecApp.Hosting.Draining;

/// <summary>How the application ends.</summary>
internal static class DrainSetup
{
    public static IServiceCollection AddDraining(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DrainCheck>("draining", tags: [HealthEndpoints.Ready]);
        return services.AddSingleton<CircuitDrain>();
    }

    /// <summary>Lets circuits move on before the application ends, where there are any.</summary>
    public static IServiceCollection AddDrainedCircuits(this IServiceCollection services) =>
        services.AddScoped<CircuitHandler, DrainedCircuit>().AddSingleton<IHostLifetime, DrainLifetime>();

    /// <summary>Sends new visitors to another instance.</summary>
    private sealed class DrainCheck(CircuitDrain drain) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(drain.IsDraining ? HealthCheckResult.Unhealthy("This instance is about to stop.") : HealthCheckResult.Healthy());
    }
}
