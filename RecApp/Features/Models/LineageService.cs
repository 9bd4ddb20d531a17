using System.Text;
using RecApp.Bundles;
using RecApp.Storage;

namespace RecApp.Features.Models;

/// <summary>Leads from an answer's id back to model, data and code.</summary>
public sealed class LineageService(PredictionStore predictions, LineageStore lineage, ModelCatalog catalog)
{
    /// <summary>Where an answer came from; null when there is no such answer.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<PredictionLineage?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        if (await predictions.FindAsync(id, cancellationToken) is not { } prediction)
            return null;
        var manifest = Installed(prediction) ?? await RecordedAsync(prediction, cancellationToken);
        return new(
            prediction.Id, prediction.Model, prediction.Version, prediction.Variant, prediction.CreatedUtc,
            manifest?.CreatedUtc, manifest?.CodeCommit, manifest?.Data ?? []);
    }

    private ModelManifest? Installed(Prediction prediction) =>
        catalog.Find(prediction.Model)?.Versions.FirstOrDefault(v => v.Version == prediction.Version)?.Manifest;

    private async Task<ModelManifest?> RecordedAsync(Prediction prediction, CancellationToken cancellationToken) =>
        await lineage.FindAsync(prediction.Model, prediction.Version, cancellationToken) is { } json
            ? ManifestFormat.Parse(Encoding.UTF8.GetBytes(json))
            : null;
}
