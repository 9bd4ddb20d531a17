namespace RecApp.Bundles;

/// <summary>A registered model and its versions on disk.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="State">Whether it can be asked.</param>
/// <param name="Reason">Why it can't be asked; null otherwise.</param>
/// <param name="Served">The version that answers; null while there is none.</param>
/// <param name="Versions">Every version on disk, newest first.</param>
public sealed record ModelSummary(string Name, ModelState State, string? Reason, string? Served, IReadOnlyList<ModelVersion> Versions)
{
    /// <summary>The manifest that answers come from, or would: the served version's, else the newest readable one's.</summary>
    public ModelManifest? Manifest =>
        (Versions.FirstOrDefault(v => v.Version == Served) ?? Versions.FirstOrDefault(v => v.Manifest is not null))?.Manifest;
}

/// <summary>A version of a model on disk.</summary>
/// <param name="Version">The folder's name.</param>
/// <param name="Served">Whether it answers.</param>
/// <param name="Manifest">Its manifest; null when that can't be read.</param>
/// <param name="Reason">Why the manifest can't be read; null otherwise.</param>
public sealed record ModelVersion(string Version, bool Served, ModelManifest? Manifest, string? Reason);
