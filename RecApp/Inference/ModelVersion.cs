namespace RecApp.Inference;

/// <summary>A version of a model on disk.</summary>
/// <param name="Version">The folder's name.</param>
/// <param name="Served">Whether it answers.</param>
/// <param name="Manifest">Its manifest; null when that can't be read.</param>
/// <param name="Reason">Why the manifest can't be read; null otherwise.</param>
public sealed record ModelVersion(string Version, bool Served, ModelManifest? Manifest, string? Reason);
