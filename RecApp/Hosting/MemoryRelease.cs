using System.Runtime;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecApp.Hosting;

/// <summary>
/// Gives memory back to the system when most of a crowd has left. The collector runs when something is allocated: a server that
/// nobody uses any more would keep what its busiest hour took.
/// </summary>
/// <param name="release">Collects and gives back; on a thread of its own, as it takes some tenths of a second.</param>
internal sealed class MemoryRelease(Action release) : CircuitHandler
{
    // Fewer are not worth the pause that everybody else has.
    private const int Crowd = 40;

    private int _open;
    private int _closed;

    public MemoryRelease()
        : this(static () => Task.Run(Collect))
    {
    }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _open);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        int open = Interlocked.Decrement(ref _open), closed = Interlocked.Increment(ref _closed);
        if (closed >= Math.Max(Crowd, 4 * open) && Interlocked.CompareExchange(ref _closed, 0, closed) == closed)
            release();
        return Task.CompletedTask;
    }

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.Trim();
    }
}
