using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using RecApp.Bundles.Promotion;

namespace RecApp.Bundles;

/// <summary>
/// The models the product serves. Each is verified, loaded once and shared by all users; a damaged one is unavailable with
/// a reason while the others go on; another version can be promoted while requests run.
/// </summary>
public sealed class ModelCatalog : IDisposable
{
    private readonly FrozenDictionary<string, ModelSlot> _slots;

    /// <summary>Knows what is registered; touches no file yet.</summary>
    public ModelCatalog(IEnumerable<ModelRegistration> registrations, IOptions<ModelsOptions> options, IHostEnvironment environment, ChosenVersions? chosen = null)
    {
        chosen ??= new(null);
        Folder = ModelLocation.Find(options.Value.Path, environment.ContentRootPath);
        _slots = registrations.ToFrozenDictionary(
            r => r.Name,
            r => new ModelSlot(r, new(Folder, r.Name), options.Value.Versions.GetValueOrDefault(r.Name), chosen, manifest => Served?.Invoke(manifest)),
            StringComparer.Ordinal);
    }

    /// <summary>Raised on any thread when a version begins to be served.</summary>
    public event Action<ModelManifest>? Served;

    /// <summary>The absolute folder of all models.</summary>
    public string Folder { get; }

    /// <summary>Names of the registered models, sorted.</summary>
    public IReadOnlyList<string> Names => [.. _slots.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The served versions and how many leases there are on each.</summary>
    internal IEnumerable<(string Name, string Version, int Leases)> Leases =>
        from slot in _slots.Values let served = slot.Served where served is not null select (served.Manifest.Name, served.Manifest.Version, served.Leases);

    /// <summary>A lease on the served version; completes at once when the model is loaded.</summary>
    /// <param name="name">A registered model's name.</param>
    /// <param name="cancellationToken">Stops waiting; a load goes on for the others who wait.</param>
    /// <exception cref="ModelUnavailableException">It is not registered, not installed or damaged.</exception>
    /// <exception cref="InvalidOperationException">It is registered as another type.</exception>
    public ValueTask<ModelLease<TModel>> AcquireAsync<TModel>(string name, CancellationToken cancellationToken = default) where TModel : class
    {
        var slot = Slot<TModel>(name);
        return slot.TryUse() is { } loaded
            ? ValueTask.FromResult(new ModelLease<TModel>(loaded))
            : LoadAsync<TModel>(slot, cancellationToken);
    }

    /// <summary>A lease on a version that is served or held; null when it is neither. Nothing is loaded.</summary>
    /// <param name="name">A registered model's name.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="ModelUnavailableException">There is no such model.</exception>
    /// <exception cref="InvalidOperationException">It is registered as another type.</exception>
    public ModelLease<TModel>? TryAcquire<TModel>(string name, string version) where TModel : class =>
        Slot<TModel>(name).TryUse(version) is { } loaded ? new(loaded) : null;

    /// <summary>
    /// Loads a further version beside the one that is served, for whoever compares the two, and keeps it until the last of its holders lets
    /// go of it. Only those who name it get it.
    /// </summary>
    /// <exception cref="ModelUnavailableException">The model is not registered, or the version is not installed or damaged.</exception>
    public Task<HeldModel> HoldAsync(string name, string version, CancellationToken cancellationToken = default) => Slot(name).HoldAsync(version, cancellationToken);

    /// <summary>Whether anybody holds the version beside what is served; false where there is no model of this name.</summary>
    public bool IsHeld(string name, string version) => _slots.TryGetValue(name, out var slot) && slot.IsHeld(version);

    /// <summary>Loads a model that nobody has asked for yet.</summary>
    /// <exception cref="ModelUnavailableException">It is not registered, not installed or damaged.</exception>
    public async Task WarmAsync(string name, CancellationToken cancellationToken = default) =>
        (await Slot(name).UseAsync(cancellationToken)).Release();

    /// <summary>
    /// Serves another version, older or newer, here and until the end of the process; <see cref="VersionPromotion"/> keeps the choice. A candidate
    /// becomes a version like others. On failure everything stays as it is.
    /// </summary>
    /// <exception cref="ModelUnavailableException">The model is not registered, or the version is not installed or damaged.</exception>
    public Task PromoteAsync(string name, string version, CancellationToken cancellationToken = default) =>
        Slot(name).PromoteAsync(version, cancellationToken);

    /// <summary>Every registered model with its versions on disk, sorted by name.</summary>
    public IReadOnlyList<ModelSummary> List() => [.. Names.Select(name => _slots[name].Summarise())];

    /// <summary>One model with its versions on disk; null when it is not registered.</summary>
    public ModelSummary? Find(string name) => _slots.TryGetValue(name, out var slot) ? slot.Summarise() : null;

    /// <summary>Lets go of every model; those in use are disposed after their last lease.</summary>
    public void Dispose()
    {
        foreach (var slot in _slots.Values)
            slot.Dispose();
    }

    private static async ValueTask<ModelLease<TModel>> LoadAsync<TModel>(ModelSlot slot, CancellationToken cancellationToken) where TModel : class =>
        new(await slot.UseAsync(cancellationToken));

    private ModelSlot Slot<TModel>(string name)
    {
        var slot = Slot(name);
        return slot.Registration.Type.IsAssignableTo(typeof(TModel))
            ? slot
            : throw new InvalidOperationException($"The model '{name}' is registered as {slot.Registration.Type}, not as {typeof(TModel)}.");
    }

    private ModelSlot Slot(string name) =>
        _slots.TryGetValue(name, out var slot) ? slot : throw new ModelUnavailableException(name, "It is not part of this product.");
}
