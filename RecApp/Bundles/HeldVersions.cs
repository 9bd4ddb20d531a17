namespace RecApp.Bundles;

/// <summary>
/// Versions of one model that stay loaded beside the one that is served, as long as somebody holds them: an experiment, a shadow, a
/// candidate. Those who hold the same share it.
/// </summary>
internal sealed class HeldVersions
{
    private readonly Lock _lock = new();

    // Replaced whole at every change, so that asking needs no lock; null while nothing is held.
    private volatile Dictionary<string, LoadedModel>? _loaded;
    private readonly Dictionary<string, int> _holders = new(StringComparer.Ordinal);

    /// <summary>The versions, each with what is loaded.</summary>
    public IReadOnlyCollection<LoadedModel> All => _loaded?.Values ?? (IReadOnlyCollection<LoadedModel>)[];

    /// <summary>Whether anybody holds the version.</summary>
    public bool Has(string version) => _loaded?.ContainsKey(version) == true;

    /// <summary>The version with one use counted for the caller; null when it isn't held.</summary>
    public LoadedModel? TryUse(string version) => _loaded?.GetValueOrDefault(version) is { } loaded && loaded.TryUse() ? loaded : null;

    /// <summary>Counts one more holder of a version that is held already.</summary>
    public bool TryHold(string version)
    {
        lock (_lock)
        {
            if (!_holders.TryGetValue(version, out int holders))
                return false;
            _holders[version] = holders + 1;
            return true;
        }
    }

    /// <summary>Holds a version from now on. Its use is the holders' then.</summary>
    public void Hold(LoadedModel loaded)
    {
        lock (_lock)
        {
            _loaded = new(_loaded ?? [], StringComparer.Ordinal) { [loaded.Manifest.Version] = loaded };
            _holders[loaded.Manifest.Version] = 1;
        }
    }

    /// <summary>Counts one holder less; the last one lets go of the version, which is disposed after its last lease.</summary>
    public void Release(string version)
    {
        LoadedModel gone;
        lock (_lock)
        {
            if (--_holders[version] > 0)
                return;
            _holders.Remove(version);
            Dictionary<string, LoadedModel> left = new(_loaded!, StringComparer.Ordinal);
            left.Remove(version, out gone!);
            _loaded = left.Count > 0 ? left : null;
        }
        gone.Release();
    }
}

/// <summary>The right to have a version of a model in memory until disposed.</summary>
public sealed class HeldModel : IDisposable
{
    private readonly HeldVersions _versions;
    private int _released;

    internal HeldModel(HeldVersions versions, ModelManifest manifest) => (_versions, Manifest) = (versions, manifest);

    /// <summary>Where the version comes from.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>How many bytes its files have, which memory for it is about.</summary>
    public long Bytes => Manifest.Files.Sum(file => file.Bytes);

    /// <summary>Lets go of it. Disposing again does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            _versions.Release(Manifest.Version);
    }
}
