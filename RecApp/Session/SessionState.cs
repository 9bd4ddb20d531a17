namespace RecApp.Session;

/// <summary>What a person's pages remember while they move about: one per circuit, gone with it.</summary>
public sealed class SessionState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Page, Type Type), object> _entries = [];
    private readonly List<Action> _subscribers = [];

    /// <summary>The page's state of this type, made by <paramref name="create"/> at the first call.</summary>
    public T Get<T>(string page, Func<T> create)
        where T : class
    {
        lock (_lock)
        {
            if (_entries.TryGetValue((page, typeof(T)), out var kept))
                return (T)kept;
            var made = create();
            _entries[(page, typeof(T))] = made;
            return made;
        }
    }

    /// <summary>Replaces the page's state of this type and tells the subscribers.</summary>
    public void Set<T>(string page, T value)
        where T : class
    {
        Action[] subscribers;
        lock (_lock)
        {
            _entries[(page, typeof(T))] = value;
            subscribers = [.. _subscribers];
        }
        foreach (var subscriber in subscribers)
            subscriber();
    }

    /// <summary>Calls back after every <see cref="Set{T}"/> until the subscription is disposed.</summary>
    public IDisposable Subscribe(Action changed)
    {
        lock (_lock)
            _subscribers.Add(changed);
        return new Subscription(() =>
        {
            lock (_lock)
                _subscribers.Remove(changed);
        });
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
