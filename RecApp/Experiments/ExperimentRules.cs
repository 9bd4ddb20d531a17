using System.Globalization;
using RecApp.Bundles;
using RecApp.Retraining;
using RecApp.Validation;

namespace RecApp.Experiments;

/// <summary>What a draft must keep to.</summary>
public sealed class ExperimentRules(ModelCatalog models, Candidates candidates, IEnumerable<ExperimentSetting> settings)
{
    internal const string Absolute = "absolute", Relative = "relative";

    private const int MostVariants = 10, LongestName = 64;
    private const double Rounding = 1e-9;
    private const string NameWords = "must be 1 to 64 of a–z, 0–9 and -";

    private readonly ExperimentSetting[] _settings = [.. settings];

    /// <summary>The outcomes by their names.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = [.. Enum.GetNames<ExperimentOutcome>().Select(name => name.ToLowerInvariant())];

    /// <summary>What experiments may set of a model's questions.</summary>
    public IReadOnlyList<ExperimentSetting> SettingsOf(string model) => [.. _settings.Where(setting => setting.Model == model)];

    /// <summary>The versions that experiments may compare, those that nobody has been served yet last.</summary>
    public IReadOnlyList<ModelVersion> VersionsOf(string model) => [.. models.Find(model)?.Versions ?? [], .. candidates.Of(model)];

    /// <summary>The experiment that a draft describes, the control first and every version named where one is.</summary>
    /// <exception cref="InvalidRequestException">Every field that is wrong, with what is allowed.</exception>
    public (string Name, ExperimentDefinition Definition) Check(ExperimentDraft draft)
    {
        Problems problems = new();
        // What came as JSON may be null wherever it likes.
        draft = draft with { Variants = [.. (draft.Variants ?? []).OfType<VariantDraft>()] };
        problems.Require(IsName(draft.Name), "name", $"{NameWords}, as in rankers-in-spring.");
        var model = models.Find(draft.Model ?? "");
        problems.Require(model is not null, "model", $"must be one of {string.Join(", ", models.Names)}.");
        string layer = string.IsNullOrWhiteSpace(draft.Layer) ? draft.Model ?? "" : draft.Layer;
        problems.Require(IsName(layer), "layer", $"{NameWords}; without one it is the model's name.");
        problems.Require(draft.Traffic is > 0 and <= 1, "traffic", "must be above 0 and at most 1.");
        bool isOutcome = Enum.TryParse<ExperimentOutcome>(draft.Outcome, ignoreCase: true, out var outcome) && Outcomes.Contains(draft.Outcome!, StringComparer.OrdinalIgnoreCase);
        problems.Require(isOutcome, "outcome", $"must be one of {string.Join(", ", Outcomes)}.");
        double effect = CheckEffect(draft, problems);
        CheckVariants(draft, problems);
        if (model is not null)
            CheckAnswers(draft.Variants, model, problems);
        problems.Throw();
        var variants = Complete(draft.Variants, model!);
        string control = string.IsNullOrWhiteSpace(draft.Control) ? variants[0].Name : draft.Control;
        return (draft.Name!, new(model!.Name, layer, draft.Traffic, outcome, [.. variants.OrderByDescending(variant => variant.Name == control)], draft.BaseRate, effect));
    }

    private static double CheckEffect(ExperimentDraft draft, Problems problems)
    {
        problems.Require(draft.BaseRate is > 0 and < 1, "baseRate", "must be between 0 and 1, as in 0.1 for one visitor in ten.");
        problems.Require(draft.Effect is Absolute or Relative, "effect", $"must be {Absolute} or {Relative}.");
        double effect = draft.Effect == Relative ? draft.BaseRate * draft.MinimumEffect : draft.MinimumEffect;
        double reached = draft.BaseRate + effect;
        problems.Require(
            effect != 0 && reached is > 0 and < 1, "minimumEffect",
            string.Create(CultureInfo.InvariantCulture, $"must not be 0, and with the base rate it must stay between 0 and 1; with what was given it comes to {Math.Round(reached, 6)}."));
        return effect;
    }

    private static void CheckVariants(ExperimentDraft draft, Problems problems)
    {
        var variants = draft.Variants;
        problems.Require(variants.Count is >= 2 and <= MostVariants, "variants", $"are {variants.Count}; give 2 to {MostVariants}.");
        foreach (var (place, variant) in variants.Take(MostVariants).Index())
        {
            problems.Require(IsName(variant.Name), $"variants[{place}].name", $"{NameWords}.");
            problems.Require(variant.Share is > 0 and < 1, $"variants[{place}].share", "must be above 0 and below 1.");
            problems.Require(variants.Take(place).All(other => other.Name != variant.Name), $"variants[{place}].name", "is another variant's name already.");
        }
        double sum = variants.Sum(variant => variant.Share);
        problems.Require(
            Math.Abs(sum - 1) <= Rounding, "variants",
            string.Create(CultureInfo.InvariantCulture, $"have shares that add up to {Math.Round(sum, 9)}; they must add up to 1."));
        problems.Require(
            string.IsNullOrWhiteSpace(draft.Control) || variants.Any(variant => variant.Name == draft.Control), "control",
            $"must be one of the variants: {string.Join(", ", variants.Select(variant => variant.Name))}.");
    }

    private void CheckAnswers(IReadOnlyList<VariantDraft> variants, ModelSummary model, Problems problems)
    {
        var known = SettingsOf(model.Name);
        string[] versions = [.. VersionsOf(model.Name).Select(version => version.Version)];
        foreach (var (place, variant) in variants.Take(MostVariants).Index())
        {
            problems.Require(
                variant.Version is null || versions.Contains(variant.Version), $"variants[{place}].version",
                $"must be an installed one or a candidate: {string.Join(", ", versions)}.");
            foreach (var (name, value) in variant.Settings ?? new Dictionary<string, string>())
            {
                var setting = known.FirstOrDefault(setting => setting.Name == name);
                problems.Require(
                    setting?.Values.Contains(value) == true, $"variants[{place}].settings.{(setting is null ? "" : name)}".TrimEnd('.'),
                    setting is not null ? $"must be one of {string.Join(", ", setting.Values)}."
                    : known.Count == 0 ? $"must be empty: {model.Name} has no settings that experiments may set."
                    : $"may have {string.Join(", ", known.Select(other => other.Name))} only.");
            }
        }
        bool isSame = variants.All(variant => variant.Version is null && variant.Settings is null or { Count: 0 });
        problems.Require(!isSame, "variants", "are all alike: give at least one a version or settings.");
    }

    // Where versions are compared, a promotion in between must change none of them.
    private static ExperimentVariant[] Complete(IReadOnlyList<VariantDraft> variants, ModelSummary model)
    {
        string? served = variants.Any(variant => variant.Version is not null) ? model.Served ?? model.Manifest?.Version : null;
        return [.. variants.Select(variant => new ExperimentVariant(variant.Name!, variant.Share, variant.Version ?? served, variant.Settings ?? new Dictionary<string, string>()))];
    }

    private static bool IsName(string? text) =>
        text is { Length: >= 1 and <= LongestName } && !text.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-");

    // A field's first problem is said; the others mostly follow from it.
    private sealed class Problems
    {
        private readonly SortedDictionary<string, string[]> _errors = new(StringComparer.Ordinal);

        public void Require(bool isKept, string field, string problem)
        {
            if (!isKept)
                _errors.TryAdd(field, [problem]);
        }

        public void Throw()
        {
            if (_errors.Count > 0)
                throw new InvalidRequestException(_errors);
        }
    }
}
