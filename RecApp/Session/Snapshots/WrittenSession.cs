namespace RecApp.Session.Snapshots;

/// <summary>How far a session has been written down.</summary>
internal sealed class WrittenSession
{
    /// <summary>One writing at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Greater with every writing, on whatever instance; 0 before the first.</summary>
    public long Stamp { get; set; }

    /// <summary>What was written last.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>What of it is kept apart.</summary>
    public IReadOnlyCollection<Guid> Parts { get; set; } = [];
}
