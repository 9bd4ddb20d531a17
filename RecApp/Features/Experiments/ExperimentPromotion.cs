using System.Globalization;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Features.Models;
using RecApp.Validation;

namespace RecApp.Features.Experiments;

/// <summary>Makes a variant what everybody gets. Callers check before that an administrator asks.</summary>
public sealed class ExperimentPromotion(ExperimentService experiments, ExperimentReports reports, ExperimentRules rules, ModelPromotion models)
{
    /// <summary>Puts a variant's version into service, says what to set for its settings, and ends the experiment.</summary>
    /// <param name="name">The experiment's name.</param>
    /// <param name="variant">The variant's name; null for the winner.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What was done, sentences; null when there is no experiment of this name.</returns>
    /// <exception cref="InvalidRequestException">It has no such variant, or none has won and none is named.</exception>
    /// <exception cref="ExperimentConflictException">It has not begun.</exception>
    /// <exception cref="ModelUnavailableException">The version is damaged; what was served before still is.</exception>
    public async Task<PromotedVariant?> PromoteAsync(string name, string? variant, CancellationToken cancellationToken)
    {
        if (await experiments.FindAsync(name, cancellationToken) is not { } experiment)
            return null;
        if (experiment.State == ExperimentState.Draft)
            throw new ExperimentConflictException("It has not begun; start it first.");
        var definition = experiment.Definition;
        string names = string.Join(", ", definition.Variants.Select(known => known.Name));
        variant ??= (await reports.OfAsync(experiment, cancellationToken)).Winner
            ?? throw new InvalidRequestException("variant", $"is required, as no variant is better for certain: one of {names}.");
        var chosen = definition.Variants.FirstOrDefault(known => known.Name == variant)
            ?? throw new InvalidRequestException("variant", $"must be one of {names}.");
        List<string> done = [$"{chosen.Name} was chosen."];
        if (chosen.Version is { } version)
        {
            done.Add(await models.PromoteAsync(definition.Model, version, cancellationToken) is { IsServed: false }
                ? PromotedModel.Waits
                : $"{definition.Model} {version} answers everybody now.");
        }
        foreach (var (setting, value) in chosen.Settings)
            done.Add(string.Format(CultureInfo.InvariantCulture, rules.SettingsOf(definition.Model).FirstOrDefault(known => known.Name == setting)?.Promotion ?? $"Set {setting} to {{0}}.", value));
        await experiments.ChooseAsync(name, chosen.Name, cancellationToken);
        return new(chosen.Name, string.Join(" ", done));
    }
}

/// <summary>What became of a promotion.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Done">What was done, and what is left to do, sentences.</param>
public sealed record PromotedVariant(string Variant, string Done);
