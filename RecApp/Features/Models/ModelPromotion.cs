using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Retraining;
using RecApp.Validation;

namespace RecApp.Features.Models;

/// <summary>Puts another version of a model into service, newer or older. Callers check before that an administrator asks.</summary>
public sealed partial class ModelPromotion(ModelCatalog catalog, Candidates candidates, VersionPromotion promotion, ILogger<ModelPromotion> logger)
{
    /// <summary>Serves the version from now on, on all instances and over restarts; requests in flight finish on the one they began with.</summary>
    /// <returns>What came of it; null when there is no model of this name.</returns>
    /// <exception cref="InvalidRequestException">The version is missing, and neither installed nor a candidate; the message lists those that are.</exception>
    /// <exception cref="ModelUnavailableException">The version is damaged; what was served before still is.</exception>
    public async Task<PromotedModel?> PromoteAsync(string name, string? version, CancellationToken cancellationToken)
    {
        if (catalog.Find(name) is not { } model)
            return null;
        if (version is null || !(model.Versions.Any(installed => installed.Version == version) || candidates.Has(name, version)))
            throw new InvalidRequestException("version", $"must be one of the installed ones: {string.Join(", ", model.Versions.Concat(candidates.Of(name)).Select(known => known.Version))}.");
        bool served = await promotion.PromoteAsync(name, version, cancellationToken);
        LogPromoted(name, version, served ? "serves it" : "waits for what the instances share");
        return new(catalog.Find(name)!, served);
    }

    [LoggerMessage(LogLevel.Information, "An administrator put {Model} {Version} into service: this instance {Outcome}")]
    private partial void LogPromoted(string model, string version, string outcome);
}

/// <summary>What came of a promotion.</summary>
/// <param name="Model">The model as it is then.</param>
/// <param name="IsServed">False where it waits until the instances can agree on it; then it is served by itself.</param>
public sealed record PromotedModel(ModelSummary Model, bool IsServed)
{
    /// <summary>Said of a version that waits.</summary>
    public const string Waits = "It waits: what all instances share can't be reached. As soon as it can, every instance serves it; until then what was served before still is.";
}
