using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace RecApp.Hosting.Draining;

/// <summary>
/// Asks every browser that has a circuit here to move on before this server stops: it pauses the circuit, which writes its state down, and
/// resumes it at whoever answers next.
/// </summary>
internal sealed partial class CircuitDrain(IOptions<HostingOptions> options, TimeProvider clock, ILogger<CircuitDrain> logger)
{
    // Called by name: see js/connection.js.
    private const string Move = "recappLine.move";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, IJSRuntime> _connected = new(StringComparer.Ordinal);

    /// <summary>Whether no circuit is to begin here any more.</summary>
    public bool IsDraining { get; private set; }

    /// <summary>Knows of a circuit that has a connection.</summary>
    public void Enter(string circuit, IJSRuntime browser) => _connected[circuit] = browser;

    /// <summary>The circuit has none any more.</summary>
    public void Leave(string circuit) => _connected.TryRemove(circuit, out _);

    /// <summary>Comes back once all circuits have gone, or their time is up.</summary>
    public async Task RunAsync()
    {
        var limit = TimeSpan.FromSeconds(options.Value.Circuits.DrainSeconds);
        if (limit == TimeSpan.Zero)
            return;
        IsDraining = true;
        int count = _connected.Count;
        long begun = clock.GetTimestamp();
        using CancellationTokenSource late = new(limit, clock);
        await Task.WhenAll(_connected.Values.Select(browser => AskAsync(browser, late.Token)));
        while (!_connected.IsEmpty && !late.IsCancellationRequested)
            await Task.Delay(Look, clock);
        Drained(logger, count - _connected.Count, count, (long)clock.GetElapsedTime(begun).TotalMilliseconds);
    }

    private static async Task AskAsync(IJSRuntime browser, CancellationToken cancellationToken)
    {
        try
        {
            await browser.InvokeVoidAsync(Move, cancellationToken);
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or OperationCanceledException or InvalidOperationException)
        {
            // It has gone, or is about to: its page reconnects by itself.
        }
    }

    [LoggerMessage(6, LogLevel.Information, "{Moved} of {Count} circuits moved on in {Milliseconds} ms")]
    private static partial void Drained(ILogger logger, int moved, int count, long milliseconds);
}

/// <summary>Tells the drain of a circuit's connections.</summary>
internal sealed class DrainedCircuit(CircuitDrain drain, IJSRuntime browser) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        drain.Enter(circuit.Id, browser);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        drain.Leave(circuit.Id);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => OnConnectionDownAsync(circuit, cancellationToken);
}
