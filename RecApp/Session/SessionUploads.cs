using RecApp.Admission;

namespace RecApp.Session;

/// <summary>What a person's pages hold in memory of files and long texts, counted against the budget: one per circuit, all given back with it.</summary>
public sealed class SessionUploads(UploadBudget budget) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, (string Caller, long Bytes)> _held = new(ReferenceEqualityComparer.Instance);
    private bool _hasEnded;

    /// <summary>Says how much something holds from now on; to be called before it does.</summary>
    /// <param name="holder">A component, or the type of that which a session has one of; told apart by reference.</param>
    /// <param name="bytes">In place of what it held before; 0 or more.</param>
    /// <exception cref="UploadRefusedException">It would be too much; what was held before stays counted.</exception>
    /// <exception cref="OperationCanceledException">The circuit has ended.</exception>
    public void Hold(object holder, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        lock (_lock)
        {
            if (_hasEnded)
                throw new OperationCanceledException();
            string caller = Caller.Current.Address;
            var before = _held.GetValueOrDefault(holder, (caller, 0));
            if (before.Caller == caller)
            {
                budget.Add(caller, bytes - before.Bytes);
            }
            else
            {
                // The circuit has come back from another address.
                budget.Add(caller, bytes);
                budget.Add(before.Caller, -before.Bytes);
            }
            _held[holder] = (caller, bytes);
        }
    }

    /// <summary>Gives back what something held; may be said again.</summary>
    public void Release(object holder)
    {
        lock (_lock)
        {
            if (_held.Remove(holder, out var held))
                budget.Add(held.Caller, -held.Bytes);
        }
    }

    /// <summary>Gives everything back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _hasEnded = true;
            foreach (var (caller, bytes) in _held.Values)
                budget.Add(caller, -bytes);
            _held.Clear();
        }
    }
}
