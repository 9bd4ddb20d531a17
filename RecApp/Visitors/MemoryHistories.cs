using Microsoft.Extensions.Options;
using RecApp.Cluster.Visitors;

namespace RecApp.Visitors;

/// <summary>Histories of a single process: bounded, and gone with it.</summary>
internal sealed class MemoryHistories : IVisitorHistories, IDisposable
{
    // About what a deed, its id and its place in a list take, beside the id's letters.
    private const int BytesOfADeed = 160, BytesOfAVisitor = 400, BytesOfALetter = 2;

    private static readonly TimeSpan SweptEvery = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Remembered>> _visitors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Waiters> _waiting = new(StringComparer.Ordinal);
    // Who did something last stands last.
    private readonly LinkedList<Remembered> _byLastDeed = new();
    private readonly TimeProvider _clock;
    private readonly int _mostVisitors;
    private readonly long _mostBytes;
    private readonly ITimer _sweep;

    public MemoryHistories(IOptions<VisitorOptions> options, TimeProvider clock)
    {
        (_clock, _mostVisitors, _mostBytes) = (clock, options.Value.MostVisitors, options.Value.MostMegabytes * 1_000_000L);
        _sweep = clock.CreateTimer(_ => Sweep(), null, SweptEvery, SweptEvery);
    }

    /// <summary>How many visitors it remembers.</summary>
    public int Count => _visitors.Count;

    /// <summary>About how much memory that takes, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public void Tell(string visitor, VisitorDeed deed)
    {
        lock (_lock)
        {
            var before = Take(visitor) ?? VisitorHistory.None;
            var history = before.With(deed, _clock.GetUtcNow());
            Remembered remembered = new(visitor, history, BytesOfAVisitor + history.Deeds.Sum(other => BytesOfADeed + (BytesOfALetter * (long)other.Item.Length)));
            _visitors[visitor] = _byLastDeed.AddLast(remembered);
            Bytes += remembered.Bytes;
            Wake(visitor);
            while (_visitors.Count > _mostVisitors || (Bytes > _mostBytes && _visitors.Count > 1))
                Drop(_byLastDeed.First!.Value.Visitor);
        }
    }

    /// <inheritdoc/>
    public async Task<VisitorHistory> NextAsync(string visitor, long known, CancellationToken cancellationToken)
    {
        while (true)
        {
            Waiters waiters;
            lock (_lock)
            {
                var history = _visitors.GetValueOrDefault(visitor)?.Value.History.At(_clock.GetUtcNow()) ?? VisitorHistory.None;
                if (history.Revision != known)
                    return history;
                if (!_waiting.TryGetValue(visitor, out waiters!))
                    _waiting[visitor] = waiters = new();
                waiters.Count++;
            }
            try
            {
                await waiters.Changed.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                Leave(visitor, waiters);
            }
        }
    }

    /// <inheritdoc/>
    public Task ForgetAsync(string visitor, CancellationToken cancellationToken)
    {
        lock (_lock)
            Drop(visitor);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep.Dispose();

    private void Sweep()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            while (_byLastDeed.First is { } first && first.Value.History.ForgottenUtc <= now)
                Drop(first.Value.Visitor);
        }
    }

    private void Drop(string visitor)
    {
        if (Take(visitor) is not null)
            Wake(visitor);
    }

    private VisitorHistory? Take(string visitor)
    {
        if (!_visitors.Remove(visitor, out var node))
            return null;
        _byLastDeed.Remove(node);
        Bytes -= node.Value.Bytes;
        return node.Value.History;
    }

    private void Wake(string visitor)
    {
        if (_waiting.Remove(visitor, out var waiters))
            waiters.Changed.SetResult();
    }

    private void Leave(string visitor, Waiters waiters)
    {
        lock (_lock)
        {
            if (--waiters.Count == 0 && _waiting.GetValueOrDefault(visitor) == waiters)
                _waiting.Remove(visitor);
        }
    }

    private sealed record Remembered(string Visitor, VisitorHistory History, long Bytes);

    private sealed class Waiters
    {
        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count { get; set; }
    }
}
