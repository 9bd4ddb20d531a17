using System.Globalization;
using RecApp.Experiments.Statistics;

namespace RecApp.Experiments;

/// <summary>What follows from how an experiment stands, in words.</summary>
internal static class ExperimentVerdict
{
    private const string Source = "The interval is a confidence sequence (Waudby-Smith and others 2024): it holds at all looks together, however often somebody looks.";

    public static string Of(Experiment experiment, ExperimentPlan plan, IReadOnlyList<VariantReport> variants, ExperimentProgress progress, string? winner)
    {
        var definition = experiment.Definition;
        string control = definition.Control.Name;
        if (experiment.State == ExperimentState.Draft)
            return $"Not started. It needs {Count(plan.Visitors)} visitors to find a difference of {Points(definition.MinimumEffect)} with a probability of 80 %.";
        if (progress.Visitors == 0)
            return "Nobody has been in it yet.";
        if (progress.IsSampleRatioWrong)
            return $"Don't decide by it: the variants don't get the visitors that their shares promise (p = {progress.SampleRatioPValue.ToString("0.0000", CultureInfo.InvariantCulture)}, sequential test of Lindon and Malek 2022). Something loses visitors of one of them, or counts them twice.";
        if (winner is not null)
        {
            var better = variants.First(variant => variant.Name == winner).Against!;
            return $"{winner} is better than {control}: {Points(better.Difference)}, between {Points(better.Low)} and {Points(better.High)}. {Source}";
        }
        if (variants.Skip(1).All(variant => variant.Against is { High: < 0 }))
            return $"{control} is better than {Others(variants)}: keep it. {Source}";
        if (!variants.Skip(1).All(variant => variant.Against is { HasBegun: true }))
            return $"Too early: every variant needs {VariantComparison.LeastOfEachKind} visitors with the outcome and as many without it.";
        return progress.Visitors >= plan.Visitors
            ? $"No difference was found, and one of {Points(definition.MinimumEffect)} would have been with a probability of 80 %: keep {control}. {Source}"
            : $"Not decided: {Count(progress.Visitors)} of {Count(plan.Visitors)} visitors have been in it. {Source}";
    }

    private static string Others(IReadOnlyList<VariantReport> variants) => string.Join(" and ", variants.Skip(1).Select(variant => variant.Name));

    private static string Count(double count) => Math.Ceiling(count).ToString("N0", CultureInfo.InvariantCulture);

    private static string Points(double difference) => (100 * difference).ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture) + " points";
}
