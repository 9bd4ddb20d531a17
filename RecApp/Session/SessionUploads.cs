using RecApp.Admission;

namespace RecApp.Session;

/// <summary>What a person's pages hold in memory of files and long texts, counted against the budget: one per browser tab, all given back with it.</summary>
/// <param name="budget">What is held is counted there.</param>
/// <param name="makeRoom">Gives back what nobody uses at the moment; called where there would be no room, once for each time.</param>
public sealed class SessionUploads(UploadBudget budget, Action makeRoom)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, (string Caller, long Bytes)> _held = new(ReferenceEqualityComparer.Instance);
    private bool _hasEnded;

    /// <summary>Says how much something holds from now on; to be called before it does.</summary>
    /// <param name="holder">A component, or the type of that which a session has one of; told apart by reference.</param>
    /// <param name="bytes">In place of what it held before; 0 or more.</param>
    /// <exception cref="UploadRefusedException">It would be too much; what was held before stays counted.</exception>
    /// <exception cref="OperationCanceledException">The session has ended.</exception>
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
                Count(caller, bytes - before.Bytes);
            }
            else
            {
                // The circuit has come back from another address.
                Count(caller, bytes);
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

    /// <summary>Gives everything back, for good.</summary>
    public void End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            foreach (var (caller, bytes) in _held.Values)
                budget.Add(caller, -bytes);
            _held.Clear();
        }
    }

    private void Count(string caller, long bytes)
    {
        try
        {
            budget.Add(caller, bytes);
        }
        catch (UploadRefusedException)
        {
            makeRoom();
            budget.Add(caller, bytes);
        }
    }
}
