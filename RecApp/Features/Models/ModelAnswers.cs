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

/// <summary>Where an answer came from: from its id back to model, data and code, with the numbers that were kept of it.</summary>
/// <param name="PredictionId">The answer's id.</param>
/// <param name="Model">The model's name.</param>
/// <param name="ModelVersion">The version that answered.</param>
/// <param name="Variant">Which part of it answered, e.g. a ranker.</param>
/// <param name="CreatedUtc">When it answered.</param>
/// <param name="Caller">How it was asked: page, api, assistant or server; null while it is being answered.</param>
/// <param name="DurationMs">From the question to the answer, waiting included, in milliseconds; null while it is being answered.</param>
/// <param name="Inputs">What was asked, in the numbers that the version's manifest names; null where one is unknown. Of very many rows under one id the means.</param>
/// <param name="Outputs">What came out, likewise.</param>
/// <param name="TrainedUtc">The day of training; null when the version's manifest is gone.</param>
/// <param name="CodeCommit">The commit of the code that trained it; null when the manifest is gone.</param>
/// <param name="Data">What it was trained on, with licence and hash; empty when the manifest is gone.</param>
public sealed record PredictionLineage(
    Guid PredictionId, string Model, string ModelVersion, string Variant, DateTimeOffset CreatedUtc, string? Caller, double? DurationMs,
    IReadOnlyDictionary<string, double?> Inputs, IReadOnlyDictionary<string, double?> Outputs, DateTimeOffset? TrainedUtc, string? CodeCommit, IReadOnlyList<DataSource> Data)
{
    internal static PredictionLineage From(Prediction prediction, ModelManifest? manifest) => new(
        prediction.Id, prediction.Model, prediction.Version, prediction.Variant, prediction.CreatedUtc,
        prediction.Caller, prediction.Caller is null ? null : prediction.Duration.TotalMilliseconds,
        Numbers(prediction, manifest, MeasureRole.Input), Numbers(prediction, manifest, MeasureRole.Output),
        manifest?.CreatedUtc, manifest?.CodeCommit, manifest?.Data ?? []);

    /// <summary>What was kept of one side of an answer, by measure; nothing where nothing was measured, or nobody knows any more what.</summary>
    internal static OrderedDictionary<string, double?> Numbers(Prediction prediction, ModelManifest? manifest, MeasureRole role)
    {
        OrderedDictionary<string, double?> numbers = [];
        if (manifest is null || prediction.Values is not { } values)
            return numbers;
        foreach (var (place, measure) in new MeasureLayout(manifest.Reference).References.Index())
            if (measure.Role == role && place < values.Length)
                numbers[measure.Feature] = float.IsNaN(values[place]) ? null : values[place];
        return numbers;
    }
}
