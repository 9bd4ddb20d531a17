using RecApp.Bundles;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Features.Models;

/// <summary>Puts another version of a model into service, newer or older. Callers check before that an administrator asks.</summary>
public sealed partial class ModelPromotion(ModelCatalog catalog, Candidates candidates, Shadows shadows, ILogger<ModelPromotion> logger)
{
    /// <summary>Serves the version from now on until the application ends; requests in flight finish on the one they began with.</summary>
    /// <returns>The model as it is then; null when there is no model of this name.</returns>
    /// <exception cref="InvalidRequestException">The version is missing, and neither installed nor a candidate; the message lists those that are.</exception>
    /// <exception cref="ModelUnavailableException">The version is damaged; what was served before still is.</exception>
    public async Task<ModelSummary?> PromoteAsync(string name, string? version, CancellationToken cancellationToken)
    {
        if (catalog.Find(name) is not { } model)
            return null;
        if (model.Versions.Any(installed => installed.Version == version))
            await catalog.PromoteAsync(name, version!, cancellationToken);
        else if (version is not null && candidates.Has(name, version))
            await candidates.PromoteAsync(name, version, cancellationToken);
        else
            throw new InvalidRequestException("version", $"must be one of the installed ones: {string.Join(", ", model.Versions.Concat(candidates.Of(name)).Select(known => known.Version))}.");
        // It is seen from now on.
        if (shadows.Of(name) == version)
            shadows.Stop(name);
        LogPromoted(name, version!);
        return catalog.Find(name);
    }

    [LoggerMessage(LogLevel.Information, "An administrator put {Model} {Version} into service")]
    private partial void LogPromoted(string model, string version);
}
