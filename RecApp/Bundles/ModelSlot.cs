using RecApp.Bundles.Promotion;
using RecApp.Text;

namespace RecApp.Bundles;

/// <summary>One model of the catalogue: what is served, and the loads that lead to it.</summary>
internal sealed class ModelSlot(ModelRegistration registration, ModelFolder folder, string? pinned, ChosenVersions chosen, Action<ModelManifest> onServed) : IDisposable
{
    // Serialises loads with promotions; asking for a loaded model never touches it.
    private readonly SemaphoreSlim _loading = new(1);
    private readonly HeldVersions _held = new();
    private LoadedModel? _served;
    private LoadAttempt? _attempt;
    private volatile bool _disposed;

    public ModelRegistration Registration { get; } = registration;

    /// <summary>The served model; null when none is loaded.</summary>
    public LoadedModel? Served => Volatile.Read(ref _served);

    /// <summary>The served model with one use counted for the caller; null when none is loaded.</summary>
    public LoadedModel? TryUse()
    {
        while (Volatile.Read(ref _served) is { } served)
        {
            // A promotion came between reading and using: what is served now is another one.
            if (served.TryUse())
                return served;
        }
        return null;
    }

    /// <summary>A version that is served or held, with one use counted for the caller; null when it is neither.</summary>
    public LoadedModel? TryUse(string version)
    {
        if (_held.TryUse(version) is { } held)
            return held;
        return Served is { } served && served.Manifest.Version == version && served.TryUse() ? served : null;
    }

    /// <summary>Whether anybody has the version loaded beside what is served.</summary>
    public bool IsHeld(string version) => _held.Has(version);

    /// <summary>Has <paramref name="version"/> loaded beside what is served until the caller lets go of it.</summary>
    public async Task<HeldModel> HoldAsync(string version, CancellationToken cancellationToken)
    {
        RequireInstalled(version);
        await _loading.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, Registration.Name);
            if (!_held.TryHold(version))
                _held.Hold(TryUse(version) ?? await Task.Run(() => Load(version), cancellationToken));
            return new(_held, _held.All.First(loaded => loaded.Manifest.Version == version).Manifest);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Loads the version to serve; callers at the same time share one load, each with its own cancellation.</summary>
    public async Task<LoadedModel> UseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Attempt().Task.WaitAsync(cancellationToken);
            if (TryUse() is { } served)
                return served;
            ObjectDisposedException.ThrowIf(_disposed, Registration.Name);
        }
    }

    /// <summary>Loads <paramref name="version"/> and serves it from now on; requests in flight finish on what they have.</summary>
    public async Task PromoteAsync(string version, CancellationToken cancellationToken)
    {
        RequireInstalled(version);
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _served)?.Manifest.Version != version)
                Serve(await InstallAsync(version, cancellationToken));
            Volatile.Write(ref _attempt, null);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<LoadedModel> InstallAsync(string version, CancellationToken cancellationToken)
    {
        bool wasCandidate = folder.Install(version);
        try
        {
            return _held.TryUse(version) ?? await Task.Run(() => Load(version), cancellationToken);
        }
        catch when (wasCandidate)
        {
            folder.Withdraw(version);
            throw;
        }
    }

    public ModelSummary Summarise()
    {
        string? served = Volatile.Read(ref _served)?.Manifest.Version;
        var attempt = Volatile.Read(ref _attempt);
        var state = served is not null ? ModelState.Available
            : attempt is null ? ModelState.NotLoaded
            : attempt.Task.IsFaulted ? ModelState.Unavailable
            : ModelState.Loading;
        return new(Registration.Name, state, state == ModelState.Unavailable ? attempt!.Reason : null, served,
            [.. folder.Versions().Select(version => folder.Describe(version, version == served))]);
    }

    public void Dispose()
    {
        _disposed = true;
        Interlocked.Exchange(ref _served, null)?.Release();
    }

    private LoadAttempt Attempt()
    {
        var known = Volatile.Read(ref _attempt);
        // A failure is remembered, so that a broken bundle costs one load and not one per request, until its files change.
        if (known is not null && !(known.Task.IsFaulted && known.Fingerprint != folder.Fingerprint()))
            return known;
        var mine = new LoadAttempt(folder.Fingerprint());
        var winner = Interlocked.CompareExchange(ref _attempt, mine, known);
        if (winner != known)
            return winner ?? Attempt();
        mine.Start(LoadFirstAsync);
        return mine;
    }

    private async Task LoadFirstAsync()
    {
        await chosen.Known;
        await _loading.WaitAsync();
        try
        {
            if (Volatile.Read(ref _served) is null)
                Serve(Load(VersionToServe()));
        }
        finally
        {
            _loading.Release();
        }
    }

    private void Serve(LoadedModel loaded)
    {
        Interlocked.Exchange(ref _served, loaded)?.Release();
        if (_disposed)
            Dispose();
        else
            onServed(loaded.Manifest);
    }

    private void RequireInstalled(string version)
    {
        if (!ManifestRules.IsVersion(version) || !Directory.Exists(folder.PathOf(version)))
            throw new ModelUnavailableException(Registration.Name, $"There is no version '{version?.Shortened(40)}'.");
    }

    private string VersionToServe() =>
        chosen.Of(Registration.Name)?.Version is { } last && folder.Versions().Contains(last) ? last
        : pinned ?? folder.Versions().FirstOrDefault()
        ?? throw new ModelUnavailableException(Registration.Name, "No version of it is installed.");

    private LoadedModel Load(string version)
    {
        try
        {
            var bundle = ModelBundle.Open(folder.PathOf(version));
            if (bundle.Manifest.Name != Registration.Name || bundle.Manifest.Version != version)
                throw new InvalidBundleException($"The manifest is of {bundle.Manifest.Name} {bundle.Manifest.Version}.");
            return new(Registration.Load(bundle), bundle.Manifest);
        }
        catch (InvalidBundleException error)
        {
            throw new ModelUnavailableException(Registration.Name, $"Version {version} is damaged. {error.Message}", error);
        }
        catch (Exception error) when (error is not ModelUnavailableException)
        {
            throw new ModelUnavailableException(Registration.Name, $"Version {version} can't be loaded.", error);
        }
    }
}

/// <summary>A model that the product knows how to load.</summary>
/// <param name="Name">The folder's name under <c>Models:Path</c>.</param>
/// <param name="Type">What <see cref="ModelCatalog.AcquireAsync{TModel}"/> hands out.</param>
/// <param name="Load">Builds the model from a verified bundle; runs on the thread pool.</param>
public sealed record ModelRegistration(string Name, Type Type, Func<ModelBundle, object> Load);
