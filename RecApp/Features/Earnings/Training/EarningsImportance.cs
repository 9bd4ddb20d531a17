using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Learning;

namespace RecApp.Features.Earnings.Training;

/// <summary>What the inputs matter to the trees.</summary>
internal static class EarningsImportance
{
    private static readonly string[] Names =
        ["region", "locale", "type of college", "field", "credential", "admission rate", "SAT", "tuition"];

    /// <summary>Fits the trees without the first fold of colleges and shuffles that one's inputs.</summary>
    public static ModelImportance Measure(EarningsData data)
    {
        int[] folds = EarningsEvaluation.FoldOf(data, EarningsEvaluation.Folds);
        var parts = Enumerable.Range(0, data.Count).ToLookup(row => folds[row] == 0);
        int[] held = [.. parts[true]];
        using var scorer = TreeTrainer.Fit(data, [.. parts[false]]).Open();
        var losses = PermutationImportance.Of([.. held.Select(row => data.EarningsUsd[row])], EarningsInputs.Count, sources => scorer.Usd([.. sources.Select(Joined)]));
        return new(
            "R²",
            $"by trees fitted to nine of ten folds of colleges, on the {held.Length:N0} programmes of the tenth; each input shuffled {PermutationImportance.Shufflings} times among them",
            [.. losses.Select((loss, input) => new InputImportance(Names[input], loss.Loss, loss.StandardError))]);

        EarningsInputs Joined(int[] sources) =>
            Enumerable.Range(0, sources.Length).Aggregate(new EarningsInputs(), (inputs, part) => inputs.Take(part, data.Inputs[held[sources[part]]]));
    }
}
