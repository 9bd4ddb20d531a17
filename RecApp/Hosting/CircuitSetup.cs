using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace RecApp.Hosting;

internal static class CircuitSetup
{
    public static IServiceCollection AddCircuitLimits(this IServiceCollection services)
    {
        services.AddOptions<CircuitOptions>().Configure<IOptions<HostingOptions>, IHostEnvironment>((circuit, hosting, environment) =>
        {
            var limits = hosting.Value.Circuits;
            circuit.DetailedErrors = environment.IsDevelopment();
            circuit.DisconnectedCircuitMaxRetained = limits.DisconnectedRetained;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(limits.DisconnectedRetentionSeconds);
            circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(limits.JSInteropTimeoutSeconds);
        });
        return services;
    }
}
