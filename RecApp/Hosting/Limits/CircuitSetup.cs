using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;
using RecApp.Hosting.Memory;

namespace RecApp.Hosting.Limits;

internal static class CircuitSetup
{
    public static IServiceCollection AddCircuitLimits(this IServiceCollection services)
    {
        // After Blazor's own configuration, which would set DetailedErrors back.
        services.AddOptions<CircuitOptions>().PostConfigure<IOptions<HostingOptions>, IOptions<Session.SessionOptions>, IHostEnvironment>((circuit, hosting, session, environment) =>
        {
            var limits = hosting.Value.Circuits;
            circuit.DetailedErrors = environment.IsDevelopment();
            circuit.DisconnectedCircuitMaxRetained = limits.DisconnectedRetained;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(limits.DisconnectedRetentionSeconds);
            circuit.PersistedCircuitDistributedRetentionPeriod = circuit.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(session.Value.SnapshotMinutes);
            circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(limits.JSInteropTimeoutSeconds);
        });
        services.AddHostedService(static services => new QuietMemory(services.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CircuitTurns>().AddScoped<CircuitHandler, CircuitEvents>();
        return services.AddSingleton<CircuitHandler>(services => new MemoryRelease(services.GetRequiredService<TimeProvider>()));
    }
}
