using RecApp.Bundles;

namespace RecApp.Retraining;

/// <summary>
/// Versions that were trained but never served. They lie in a folder of their own, so that no restart serves one because it is the newest;
/// serving one moves it to the versions.
/// </summary>
public sealed class Candidates
{
    private readonly Dictionary<string, ModelFolder> _folders;

    public Candidates(ModelCatalog catalog)
    {
        Folder = Path.Combine(catalog.Folder, ModelLocation.CandidatesFolder);
        _folders = catalog.Names.ToDictionary(name => name, name => new ModelFolder(Folder, name), StringComparer.Ordinal);
    }

    /// <summary>The absolute folder of all candidates, laid out as that of the models. It need not exist.</summary>
    public string Folder { get; }

    /// <summary>A model's candidates, newest first; none where there is no such model.</summary>
    public IReadOnlyList<ModelVersion> Of(string model) =>
        _folders.TryGetValue(model, out var folder) ? [.. folder.Versions().Select(version => folder.Describe(version, served: false))] : [];

    /// <summary>Whether a version is a candidate.</summary>
    public bool Has(string model, string version) => _folders.TryGetValue(model, out var folder) && folder.Versions().Contains(version);

    /// <summary>Deletes a candidate.</summary>
    /// <returns>False where it was none.</returns>
    /// <exception cref="IOException">A file can't be deleted.</exception>
    public bool Discard(string model, string version)
    {
        if (!Has(model, version))
            return false;
        Directory.Delete(PathOf(model, version), recursive: true);
        return true;
    }

    private string PathOf(string model, string version) => _folders[model].PathOf(version);
}
