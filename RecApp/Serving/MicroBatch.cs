namespace RecApp.Serving;

/// <summary>
/// Computes items of requests that arrive at the same time together. Nobody waits for company: a lone item is computed at once,
/// and what arrives while others are computed goes together in the next turn. Whoever adds an item takes a turn of
/// <see cref="InferenceGate"/>, in which it computes what has gathered until then, its own or others'.
/// </summary>
/// <param name="compute">Computes items of similar size; one result per item, in order.</param>
/// <param name="size">An item's size.</param>
/// <param name="largest">Most that is computed in one turn: the items' number times the largest size among them. A single item may be larger.</param>
public sealed class MicroBatch<TItem, TResult>(Func<IReadOnlyList<TItem>, IReadOnlyList<TResult>> compute, Func<TItem, int> size, int largest)
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _waiting = [];

    /// <summary>Puts an item among those that wait.</summary>
    public Entry Add(TItem item)
    {
        var entry = new Entry(item, size(item));
        lock (_lock)
            _waiting.Add(entry);
        return entry;
    }

    /// <summary>Takes back an item whose owner has given up; does nothing when it is being computed already.</summary>
    public void Remove(Entry entry)
    {
        lock (_lock)
            _waiting.Remove(entry);
    }

    /// <summary>
    /// Computes what waits, the longest-waiting first, until an item is among what has been taken: by this turn, or by another one
    /// that is computing it. Whoever takes a turn for an item can't leave it behind, however many others stood before it.
    /// </summary>
    public void RunUntilTaken(Entry entry)
    {
        while (IsWaiting(entry))
            RunTurn();
    }

    /// <summary>Computes the item that has waited longest, and with it those that fit. Does nothing when none waits.</summary>
    public void RunTurn()
    {
        var group = Take();
        if (group.Count == 0)
            return;
        try
        {
            var results = compute([.. group.Select(entry => entry.Item)]);
            for (int i = 0; i < group.Count; i++)
                group[i].Complete(results[i]);
        }
        catch (Exception error)
        {
            foreach (var entry in group)
                entry.Fail(error);
        }
    }

    private bool IsWaiting(Entry entry)
    {
        lock (_lock)
            return _waiting.Contains(entry);
    }

    private List<Entry> Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
                return [];
            var oldest = _waiting[0];
            List<Entry> group = [oldest];
            int longest = oldest.Size;
            // Those of similar size first: what pads the others up is work for nothing.
            foreach (var entry in _waiting.Skip(1).OrderBy(entry => Math.Abs(entry.Size - oldest.Size)))
            {
                int grown = Math.Max(longest, entry.Size);
                if ((long)grown * (group.Count + 1) > largest)
                    break;
                group.Add(entry);
                longest = grown;
            }
            var taken = group.ToHashSet();
            _waiting.RemoveAll(taken.Contains);
            return group;
        }
    }

    /// <summary>An item on its way to its result.</summary>
    public sealed class Entry(TItem item, int size)
    {
        private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes with the item's result.</summary>
        public Task<TResult> Result => _result.Task;

        internal TItem Item { get; } = item;

        internal int Size { get; } = size;

        internal void Complete(TResult result) => _result.TrySetResult(result);

        internal void Fail(Exception error) => _result.TrySetException(error);
    }
}
