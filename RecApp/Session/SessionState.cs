using System.Text.Json;
using RecApp.Admission;
using RecApp.Session.Snapshots;

namespace RecApp.Session;

/// <summary>What a person's pages remember while they move about: one per browser tab, gone a while after it.</summary>
/// <param name="uploads">Counts what comes back from another instance.</param>
public sealed class SessionState(SessionUploads? uploads = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, object> _entries = [];

    // As they were written, until a page asks for them.
    private readonly Dictionary<string, JsonElement> _restored = new(StringComparer.Ordinal);
    private SnapshotParts _restoredParts = new();

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
            T made = Restore<T>() ?? new();
            _entries[typeof(T)] = made;
            return made;
        }
    }

    /// <summary>Writes all of it down; to be called where no page changes it meanwhile.</summary>
    internal Snapshot Write()
    {
        lock (_lock)
        {
            SnapshotParts parts = new();
            foreach (var (id, content) in _restoredParts.All)
                parts.Add(id, content());
            var entries = parts.Use(() => _entries.ToDictionary(entry => NameOf(entry.Key), entry => JsonSerializer.SerializeToElement(entry.Value, entry.Key, SnapshotFormat.Whole)));
            foreach (var (name, entry) in _restored)
                entries.Add(name, entry);
            return new(JsonSerializer.SerializeToUtf8Bytes(entries), parts.All);
        }
    }

    /// <summary>Takes what was written down, before any page asks.</summary>
    /// <exception cref="JsonException">It can't be read.</exception>
    internal void Read(Snapshot snapshot)
    {
        lock (_lock)
        {
            foreach (var (name, entry) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(snapshot.Content)!)
                _restored[name] = entry;
            _restoredParts = new();
            foreach (var (id, content) in snapshot.Parts)
                _restoredParts.Add(id, content());
        }
    }

    // Whatever an older version wrote that this one can't use: the page begins from its address.
    private T? Restore<T>()
        where T : class, new()
    {
        if (!_restored.Remove(NameOf(typeof(T)), out var entry))
            return null;
        try
        {
            var made = _restoredParts.Use(() => entry.Deserialize<T>(SnapshotFormat.Whole));
            if (made is IHoldsMemory held && uploads is not null)
                held.Hold(uploads);
            return made;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException or UploadRefusedException)
        {
            return null;
        }
    }

    private static string NameOf(Type type) => type.FullName!;
}
