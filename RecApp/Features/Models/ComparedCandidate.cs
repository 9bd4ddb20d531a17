using RecApp.Bundles;
using RecApp.Retraining;

namespace RecApp.Features.Models;

/// <summary>A candidate beside the version that answers.</summary>
/// <param name="Version">The candidate.</param>
/// <param name="Comparison">Null where one of both can't be read.</param>
internal sealed record ComparedCandidate(ModelVersion Version, VersionComparison? Comparison)
{
    /// <summary>A model's candidates, newest first.</summary>
    public static IReadOnlyList<ComparedCandidate> Of(ModelSummary model, Candidates candidates) =>
        [.. candidates.Of(model.Name).Select(version => new ComparedCandidate(
            version, model.Manifest is { } served && version.Manifest is { } manifest ? VersionComparison.Of(served, manifest) : null))];
}
