using System.Text;
using RecApp.Bundles;
using RecApp.Storage;

namespace RecApp.Features.Models;

/// <summary>Leads from an answer's id back to model, data and code.</summary>
public sealed class LineageService(PredictionStore predictions, FeedbackStore feedback, LineageStore lineage, ModelCatalog catalog)
{
    /// <summary>Where an answer came from; null when there is no such answer.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<PredictionLineage?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        await predictions.FindAsync(id, cancellationToken) is { } prediction
            ? PredictionLineage.From(prediction, await ManifestAsync(prediction, cancellationToken))
            : null;

    /// <summary>All that is on record about an answer; null when there is no such answer.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<PredictionRecord?> RecordAsync(Guid id, CancellationToken cancellationToken = default) =>
        await predictions.FindAsync(id, cancellationToken) is { } prediction
            ? new(prediction, await ManifestAsync(prediction, cancellationToken), await feedback.RatingsAsync(id, cancellationToken))
            : null;

    private async Task<ModelManifest?> ManifestAsync(Prediction prediction, CancellationToken cancellationToken) =>
        catalog.Find(prediction.Model)?.Versions.FirstOrDefault(v => v.Version == prediction.Version)?.Manifest
        ?? (await lineage.FindAsync(prediction.Model, prediction.Version, cancellationToken) is { } json
            ? ManifestFormat.Parse(Encoding.UTF8.GetBytes(json))
            : null);
}

/// <summary>An answer on record.</summary>
/// <param name="Prediction">Which model answered, when.</param>
/// <param name="Manifest">What is known of the version that answered; null when it was never installed here.</param>
/// <param name="Ratings">How people rated the answer, oldest first.</param>
public sealed record PredictionRecord(Prediction Prediction, ModelManifest? Manifest, IReadOnlyList<string> Ratings);
