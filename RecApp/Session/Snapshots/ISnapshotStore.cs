namespace RecApp.Session.Snapshots;

/// <summary>Where snapshots outlive the process. What it takes is encrypted already. Anything of it may fail: callers go on without.</summary>
internal interface ISnapshotStore
{
    /// <summary>Whether it is quick enough for every change; otherwise it takes what a circuit leaves behind as it ends.</summary>
    bool TakesEveryChange { get; }

    /// <summary>What was written last under the key; null where there is nothing.</summary>
    Task<StoredSnapshot?> ReadAsync(string key);

    /// <summary>A part of it; null where there is none.</summary>
    Task<byte[]?> ReadPartAsync(string key, Guid part);

    /// <summary>Replaces the content; does nothing where what is there has a greater stamp.</summary>
    Task WriteAsync(string key, StoredSnapshot snapshot);

    /// <summary>Keeps a part that is there for the whole time again; false where it is not there.</summary>
    Task<bool> KeepPartAsync(string key, Guid part);

    Task WritePartAsync(string key, Guid part, byte[] content);

    Task RemovePartAsync(string key, Guid part);

    /// <summary>Forgets the content; parts go when their time is up.</summary>
    Task RemoveAsync(string key);
}

/// <summary>A snapshot as it is stored.</summary>
/// <param name="Stamp">Greater than that of all before.</param>
/// <param name="Content">Encrypted.</param>
internal sealed record StoredSnapshot(long Stamp, byte[] Content);
