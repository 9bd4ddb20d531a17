using System.Runtime;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecApp.Hosting.Memory;

/// <summary>
/// Gives memory back to the system when most of a crowd has left. The collector runs when something is allocated: a server that
/// nobody uses any more would keep what its busiest hour took.
/// </summary>
/// <param name="clock">Lets ten minutes pass between two: anybody can open forty tabs and close them again.</param>
/// <param name="release">Collects and gives back; on a thread of its own, as it takes some tenths of a second.</param>
internal sealed class MemoryRelease(TimeProvider clock, Action release) : CircuitHandler
{
    // Fewer are not worth the pause that everybody else has.
    private const int Crowd = 40;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly Lock _counting = new();
    private int _open;
    private int _most;
    private long? _released;

    public MemoryRelease(TimeProvider clock)
        : this(clock, static () => _ = Task.Run(Collect))
    {
    }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        lock (_counting)
            _most = Math.Max(_most, ++_open);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (HasCrowdLeft())
            release();
        return Task.CompletedTask;
    }

    // Four of five; those who are still there are the crowd from now on.
    private bool HasCrowdLeft()
    {
        lock (_counting)
        {
            _open--;
            if (_most < Crowd || 5 * _open > _most)
                return false;
            if (_released is { } last && clock.GetElapsedTime(last) < Rest)
                return false;
            _most = _open;
            _released = clock.GetTimestamp();
            return true;
        }
    }

    /// <summary>Collects and compacts everything, which takes some tenths of a second.</summary>
    internal static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.Trim();
    }
}
