using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace RecApp.Hosting;

/// <summary>Says where to point the browser as soon as the application answers.</summary>
internal sealed partial class StartMessage(IHostApplicationLifetime lifetime, IServer server, ILogger<Program> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
                Ready(logger, address);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "RecApp is ready: open {Address} in your browser. Ctrl+C stops it.")]
    private static partial void Ready(ILogger logger, string address);
}
