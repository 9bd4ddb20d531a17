using System.Runtime.InteropServices;
using RecApp.Session.Snapshots;

namespace RecApp.Hosting.Draining;

/// <summary>
/// Lets circuits move on before the host stops: what the host itself offers comes too late, for SignalR closes all connections as soon as it is
/// said that the application is stopping. A second signal stops at once.
/// </summary>
internal sealed class DrainLifetime(IHostApplicationLifetime lifetime, CircuitDrain drain, TabSnapshots snapshots) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signals;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) == 1)
            _ = Task.Run(DrainAsync);
        else
            lifetime.StopApplication();
    }

    private async Task DrainAsync()
    {
        try
        {
            await drain.RunAsync();
            await snapshots.SaveAllAsync();
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
