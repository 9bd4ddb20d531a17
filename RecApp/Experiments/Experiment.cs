using System.Text.Json.Serialization;
using RecApp.Experiments.Statistics;

namespace RecApp.Experiments;

/// <summary>A comparison between variants of a model, decided by what visitors do with the answers.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Name">Lower-case name: 1–64 of <c>a–z 0–9 -</c>.</param>
/// <param name="Salt">Makes its assignments and hashes; nobody is told.</param>
/// <param name="State">How far it is.</param>
/// <param name="Definition">What is compared, and by what.</param>
/// <param name="CreatedUtc">When it was drafted.</param>
public sealed record Experiment(string Id, string Name, string Salt, ExperimentState State, ExperimentDefinition Definition, DateTimeOffset CreatedUtc)
{
    /// <summary>Where its slice of the layer begins, 0–1; null before its start.</summary>
    public double? SliceFrom { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedUtc { get; init; }

    /// <summary>When it was ended.</summary>
    public DateTimeOffset? EndedUtc { get; init; }

    /// <summary>The variant that was chosen in the end.</summary>
    public string? Promoted { get; init; }
}

/// <summary>What an experiment compares; it never changes once it is drafted.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Layer">Within which experiments exclude each other.</param>
/// <param name="Traffic">Share of the layer's visitors who take part, above 0, at most 1.</param>
/// <param name="Outcome">What counts as success.</param>
/// <param name="Variants">Two or more, the control first; their shares add up to 1.</param>
/// <param name="BaseRate">The control's expected share of successes, between 0 and 1.</param>
/// <param name="MinimumEffect">The smallest difference worth finding, in the same unit.</param>
public sealed record ExperimentDefinition(
    string Model, string Layer, double Traffic, ExperimentOutcome Outcome, IReadOnlyList<ExperimentVariant> Variants, double BaseRate, double MinimumEffect)
{
    /// <summary>The variant with which the others are compared.</summary>
    [JsonIgnore]
    public ExperimentVariant Control => Variants[0];

    /// <summary>Names of the settings that its variants set.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> SettingNames => Variants.SelectMany(variant => variant.Settings.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>How many visitors it needs.</summary>
    public ExperimentPlan ToPlan() => new(BaseRate, MinimumEffect, [.. Variants.Select(variant => variant.Share)]);
}

/// <summary>What some of the visitors get.</summary>
/// <param name="Name">Lower-case name: 1–64 of <c>a–z 0–9 -</c>.</param>
/// <param name="Share">Of the experiment's visitors, above 0 and below 1.</param>
/// <param name="Version">The version of the model that answers; null for the one that is served.</param>
/// <param name="Settings">What it sets of every question that leaves it open, by the setting's name.</param>
public sealed record ExperimentVariant(string Name, double Share, string? Version, IReadOnlyDictionary<string, string> Settings);

/// <summary>How far an experiment is.</summary>
public enum ExperimentState
{
    /// <summary>Nobody is in it yet.</summary>
    Draft,

    /// <summary>Visitors are assigned and counted.</summary>
    Running,

    /// <summary>Everybody gets what is served; nothing more is counted.</summary>
    Stopped,

    /// <summary>A variant was chosen.</summary>
    Promoted,
}

/// <summary>What counts as a visitor's success, once.</summary>
public enum ExperimentOutcome
{
    /// <summary>An answer was rated love or like.</summary>
    Feedback,

    /// <summary>Something recommended was played.</summary>
    Play,

    /// <summary>Something recommended was taken into what is given.</summary>
    Add,

    /// <summary>Something was kept in a library.</summary>
    Save,

    /// <summary>An answer was copied.</summary>
    Copy,
}

/// <summary>A setting of a model's questions that experiments may set.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Name">The setting's name.</param>
/// <param name="Values">The values it may have.</param>
/// <param name="Promotion">How a value becomes everybody's, a sentence with <c>{0}</c> where the value stands.</param>
public sealed record ExperimentSetting(string Model, string Name, IReadOnlyList<string> Values, string Promotion);
