namespace RecApp.Session;

/// <summary>What a person's pages remember while they move about: one per circuit, gone with it.</summary>
public sealed class SessionState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Page, Type Type), object> _entries = [];

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
}
