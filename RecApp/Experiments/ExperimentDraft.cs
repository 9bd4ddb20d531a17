using System.ComponentModel;

namespace RecApp.Experiments;

/// <summary>What somebody wants to compare, as page and API take it; <see cref="ExperimentRules"/> checks it.</summary>
public sealed record ExperimentDraft
{
    [Description("Its name: 1 to 64 of a–z, 0–9 and -, no other experiment's.")]
    public string? Name { get; init; }

    [Description("The model's name, as in the list of models.")]
    public string? Model { get; init; }

    [Description("Within which experiments exclude each other: 1 to 64 of a–z, 0–9 and -; the model's name where nothing is given.")]
    public string? Layer { get; init; }

    [Description("Share of the layer's visitors who take part, above 0, at most 1.")]
    public double Traffic { get; init; } = 1;

    [Description("What counts as success: feedback (love or like), play, add, save or copy.")]
    public string? Outcome { get; init; }

    [Description("The variant with which the others are compared; the first where nothing is given.")]
    public string? Control { get; init; }

    [Description("The share of visitors of the control who will succeed, as far as you know, between 0 and 1.")]
    public double BaseRate { get; init; }

    [Description("The smallest difference from it that is worth finding, not 0.")]
    public double MinimumEffect { get; init; }

    [Description("What the difference is: absolute (0.02 is two of a hundred visitors) or relative (0.1 is a tenth of the base rate).")]
    public string Effect { get; init; } = ExperimentRules.Absolute;

    [Description("Two to ten variants.")]
    public IReadOnlyList<VariantDraft> Variants { get; init; } = [];
}

/// <summary>A variant of a draft.</summary>
public sealed record VariantDraft
{
    [Description("Its name: 1 to 64 of a–z, 0–9 and -, no other variant's.")]
    public string? Name { get; init; }

    [Description("Share of the experiment's visitors, above 0; all shares add up to 1.")]
    public double Share { get; init; }

    [Description("An installed version of the model; null for the one that is served.")]
    public string? Version { get; init; }

    [Description("What it sets of every question that leaves it open, such as the ranker.")]
    public IReadOnlyDictionary<string, string>? Settings { get; init; }
}
