namespace RecApp.Bundles;

/// <summary>A model in memory with the number of those who use it: the catalogue, while it serves it, and every lease.</summary>
internal sealed class LoadedModel(object model, ModelManifest manifest)
{
    private int _users = 1;

    public object Model { get; } = model;

    public ModelManifest Manifest { get; } = manifest;

    public MeasureLayout Measures { get; } = new(manifest.Reference);

    /// <summary>Those who use it beside the catalogue.</summary>
    public int Leases => Math.Max(0, Volatile.Read(ref _users) - 1);

    /// <summary>False when the last user has gone: the model may be disposed already.</summary>
    public bool TryUse()
    {
        int users = Volatile.Read(ref _users);
        while (users > 0)
        {
            int seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
                return true;
            users = seen;
        }
        return false;
    }

    /// <summary>The last one to release disposes the model.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            (Model as IDisposable)?.Dispose();
    }
}
