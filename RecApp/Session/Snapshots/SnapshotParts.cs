using System.Runtime.CompilerServices;

namespace RecApp.Session.Snapshots;

/// <summary>What is kept apart of one snapshot, while it is written or read. An object has the same id in every snapshot.</summary>
internal sealed class SnapshotParts
{
    private static readonly ConditionalWeakTable<object, StrongBox<Guid>> Known = [];

    // Serializing knows no state of the caller's, but never changes the thread.
    [ThreadStatic]
    private static SnapshotParts? _current;

    private readonly Dictionary<Guid, Func<byte[]>> _parts = [];

    /// <summary>The one that is written or read on this thread.</summary>
    public static SnapshotParts Current => _current ?? throw new InvalidOperationException("What is kept apart needs a snapshot around it.");

    /// <summary>The parts, and what makes their content.</summary>
    public IReadOnlyDictionary<Guid, Func<byte[]>> All => _parts;

    /// <summary>Writes or reads with these parts.</summary>
    public T Use<T>(Func<T> work)
    {
        _current = this;
        try
        {
            return work();
        }
        finally
        {
            _current = null;
        }
    }

    /// <summary>Adds a part as it was read.</summary>
    public void Add(Guid id, byte[] content) => _parts[id] = () => content;

    /// <summary>Adds an object and says its id.</summary>
    public Guid Add(object value, Func<byte[]> write)
    {
        var id = Known.GetValue(value, _ => new(Guid.CreateVersion7())).Value;
        _parts[id] = write;
        return id;
    }

    /// <summary>Makes the object of a part, which keeps its id; null where the part was not kept.</summary>
    public T? Take<T>(Guid id, Func<byte[], T> read)
        where T : class
    {
        if (!_parts.Remove(id, out var content))
            return null;
        var value = read(content());
        Known.AddOrUpdate(value, new(id));
        return value;
    }
}
