namespace RecApp.Session;

/// <summary>What a person's pages remember while they move about: one per browser tab, gone a while after it.</summary>
public sealed class SessionState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, object> _entries = [];

    /// <summary>Whether a page failed with it, so that a reload has to begin anew.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>The one of this type, made at the first call.</summary>
    public T Get<T>()
        where T : class, new()
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(typeof(T), out var kept))
                return (T)kept;
            T made = new();
            _entries[typeof(T)] = made;
            return made;
        }
    }
}
