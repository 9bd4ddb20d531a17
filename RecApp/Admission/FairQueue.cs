using System.Diagnostics.CodeAnalysis;

namespace RecApp.Admission;

/// <summary>
/// Places that callers share. When one is free it goes to whoever holds fewest and has used least time of those who wait, so cost
/// counts and not the number of requests. While others are about, nobody holds more than half of the places with long work: what
/// runs can't be interrupted, and the next caller must not wait for all of it. A full queue pushes out the last of whoever waits
/// with most. Safe for concurrent use.
/// </summary>
/// <param name="places">Held at once, 1 or more.</param>
/// <param name="room">Waiting at once, 0 or more.</param>
/// <param name="clock">Measures the time that places are held.</param>
/// <param name="keepsHalf">Whether nobody holds more than half even when alone: for work of minutes, during which somebody may come.</param>
internal sealed class FairQueue(int places, int room, TimeProvider clock, bool keepsHalf = false)
{
    /// <summary>How long somebody who has asked counts as being about.</summary>
    public static readonly TimeSpan About = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Share> _shares = new(StringComparer.Ordinal);
    private readonly int _half = Math.Max(1, places / 2);
    private int _held;
    private int _waiting;
    private long _usedByLast;
    private (string? Caller, long Asked) _latest, _beforeLatest;

    /// <summary>Places held and callers waiting.</summary>
    public int Inside
    {
        get
        {
            lock (_lock)
                return _held + _waiting;
        }
    }

    /// <summary>Callers waiting.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting;
        }
    }

    /// <summary>Takes a place that is free right now.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="isBrief">Whether it is given back within milliseconds; then it may be any, not only one of half of them.</param>
    /// <param name="place">To be given back.</param>
    public bool TryEnter(string caller, bool isBrief, [NotNullWhen(true)] out Place? place)
    {
        lock (_lock)
        {
            var share = ShareOf(caller);
            bool entered = TryTake(share, isBrief, out place);
            Forget(share);
            return entered;
        }
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="isBrief">Whether it is given back within milliseconds.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>The place, to be given back; null when there is no room to wait, or no longer because others wait with less.</returns>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public ValueTask<Place?> EnterAsync(string caller, bool isBrief, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<Waiter> node;
        lock (_lock)
        {
            var share = ShareOf(caller);
            if (TryTake(share, isBrief, out var place))
                return new(place);
            if (_waiting >= room && !PushOut(share))
            {
                Forget(share);
                return default;
            }
            node = share.Waiting.AddLast(new Waiter(share, isBrief));
            _waiting++;
        }
        return new(WaitAsync(node, cancellationToken));
    }

    private async Task<Place?> WaitAsync(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (state, _) =>
            {
                var (queue, node) = ((FairQueue, LinkedListNode<Waiter>))state!;
                queue.GiveUp(node);
            },
            (this, node));
        return await node.Value.Outcome.Task.ConfigureAwait(false) ?? (cancellationToken.IsCancellationRequested ? throw new OperationCanceledException(cancellationToken) : null);
    }

    private void GiveUp(LinkedListNode<Waiter> node)
    {
        lock (_lock)
        {
            if (node.List is null)
                return;
            Withdraw(node);
            Forget(node.Value.Share);
        }
        node.Value.Outcome.TrySetResult(null);
    }

    private void Leave(Share share, long entered)
    {
        lock (_lock)
        {
            _held--;
            share.Held--;
            share.Used += clock.GetTimestamp() - entered;
            while (Next() is { } node)
            {
                var waiter = node.Value;
                Withdraw(node);
                waiter.Outcome.TrySetResult(Take(waiter.Share));
            }
            Forget(share);
        }
    }

    // Under the lock, as everything below.
    private Share ShareOf(string caller)
    {
        long now = clock.GetTimestamp();
        if (_latest.Caller != caller)
            _beforeLatest = _latest;
        _latest = (caller, now);
        if (!_shares.TryGetValue(caller, out var share))
            // Who comes back begins where the others are: waiting elsewhere earns nothing.
            _shares[caller] = share = new Share(caller) { Used = _usedByLast };
        return share;
    }

    private bool TryTake(Share share, bool isBrief, [NotNullWhen(true)] out Place? place)
    {
        place = (isBrief || share.Waiting.Count == 0) && MayEnter(share, isBrief) ? Take(share) : null;
        return place is not null;
    }

    private bool MayEnter(Share share, bool isBrief) =>
        _held < places && (isBrief || share.Held < _half || !AreOthersAbout(share.Caller));

    private bool AreOthersAbout(string caller)
    {
        if (keepsHalf)
            return true;
        var (other, asked) = _latest.Caller == caller ? _beforeLatest : _latest;
        return other is not null && clock.GetElapsedTime(asked) < About;
    }

    private Place Take(Share share)
    {
        _held++;
        share.Held++;
        _usedByLast = Math.Max(_usedByLast, share.Used);
        return new Place(this, share, clock.GetTimestamp());
    }

    private LinkedListNode<Waiter>? Next()
    {
        Share? next = null;
        foreach (var share in _shares.Values)
            if (share.Waiting.First is { } first && MayEnter(share, first.Value.IsBrief) && (next is null || (share.Held, share.Used).CompareTo((next.Held, next.Used)) < 0))
                next = share;
        return next?.Waiting.First;
    }

    private bool PushOut(Share newcomer)
    {
        var most = _shares.Values.MaxBy(share => share.Waiting.Count);
        if (most is null || most.Waiting.Count <= newcomer.Waiting.Count + 1)
            return false;
        var last = most.Waiting.Last!;
        Withdraw(last);
        last.Value.Outcome.TrySetResult(null);
        return true;
    }

    private void Withdraw(LinkedListNode<Waiter> node)
    {
        node.Value.Share.Waiting.Remove(node);
        _waiting--;
    }

    private void Forget(Share share)
    {
        if (share.Held == 0 && share.Waiting.Count == 0)
            _shares.Remove(share.Caller);
    }

    /// <summary>A place that is held. Disposing gives it back; doing so again does nothing.</summary>
    internal sealed class Place(FairQueue queue, Share share, long entered) : IDisposable
    {
        private FairQueue? _queue = queue;

        public void Dispose() => Interlocked.Exchange(ref _queue, null)?.Leave(share, entered);
    }

    /// <summary>What one caller holds and waits for; there only while it does.</summary>
    internal sealed class Share(string caller)
    {
        public string Caller { get; } = caller;

        public LinkedList<Waiter> Waiting { get; } = [];

        public int Held { get; set; }

        /// <summary>Time that places were held, in ticks of the clock.</summary>
        public long Used { get; set; }
    }

    internal sealed class Waiter(Share share, bool isBrief)
    {
        public Share Share { get; } = share;

        public bool IsBrief { get; } = isBrief;

        public TaskCompletionSource<Place?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
