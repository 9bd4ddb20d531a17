using System.ComponentModel;
using RecApp.Bundles;
using RecApp.Storage;

namespace RecApp.Features.Models;

/// <summary>Every model of the product.</summary>
/// <param name="Models">Sorted by name.</param>
public sealed record ModelList(IReadOnlyList<ModelOverview> Models);

/// <summary>A model at a glance.</summary>
/// <param name="Name">Its name, as in the address of its details.</param>
/// <param name="State">Whether it can be asked.</param>
/// <param name="Reason">Why it can't be asked.</param>
/// <param name="Served">The version that answers.</param>
/// <param name="Task">What it is for.</param>
/// <param name="Algorithm">How it works.</param>
/// <param name="Versions">Every version installed, newest first.</param>
public sealed record ModelOverview(
    string Name, ModelState State, string? Reason, string? Served, string? Task, string? Algorithm, IReadOnlyList<string> Versions)
{
    internal static ModelOverview From(ModelSummary model) => new(
        model.Name, model.State, model.Reason, model.Served, model.Manifest?.Task, model.Manifest?.Algorithm, [.. model.Versions.Select(v => v.Version)]);
}

/// <summary>A model with the manifests of its versions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Whether it can be asked.</param>
/// <param name="Reason">Why it can't be asked.</param>
/// <param name="Served">The version that answers.</param>
/// <param name="Versions">Every version installed, newest first; a manifest that can't be read is null and has a reason.</param>
public sealed record ModelDetails(string Name, ModelState State, string? Reason, string? Served, IReadOnlyList<ModelVersion> Versions)
{
    internal static ModelDetails From(ModelSummary model) => new(model.Name, model.State, model.Reason, model.Served, model.Versions);
}

/// <summary>Which version is to be served.</summary>
public sealed record PromotionRequest
{
    [Description("One of the model's installed versions.")]
    public string? Version { get; init; }
}

/// <summary>Where an answer came from: from its id back to model, data and code.</summary>
/// <param name="PredictionId">The answer's id.</param>
/// <param name="Model">The model's name.</param>
/// <param name="ModelVersion">The version that answered.</param>
/// <param name="Variant">Which part of it answered, e.g. a ranker.</param>
/// <param name="CreatedUtc">When it answered.</param>
/// <param name="TrainedUtc">The day of training; null when the version's manifest is gone.</param>
/// <param name="CodeCommit">The commit of the code that trained it; null when the manifest is gone.</param>
/// <param name="Data">What it was trained on, with licence and hash; empty when the manifest is gone.</param>
public sealed record PredictionLineage(
    Guid PredictionId, string Model, string ModelVersion, string Variant, DateTimeOffset CreatedUtc,
    DateTimeOffset? TrainedUtc, string? CodeCommit, IReadOnlyList<DataSource> Data)
{
    internal static PredictionLineage From(Prediction prediction, ModelManifest? manifest) => new(
        prediction.Id, prediction.Model, prediction.Version, prediction.Variant, prediction.CreatedUtc,
        manifest?.CreatedUtc, manifest?.CodeCommit, manifest?.Data ?? []);
}
