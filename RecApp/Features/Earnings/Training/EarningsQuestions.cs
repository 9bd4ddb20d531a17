using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Serving;

namespace RecApp.Features.Earnings.Training;

/// <summary>What the predictor's measures are like on programmes of its table.</summary>
internal static class EarningsQuestions
{
    private const int Most = 5_000;

    // As many as have an id each when people ask.
    private const int Together = Predictions.MostOfARequest;

    /// <summary>Asks for a seeded sample of the programmes.</summary>
    public static IReadOnlyList<FeatureReference> Measure(ModelBundle bundle, EarningsData data)
    {
        using var model = EarningsModel.Load(bundle);
        var references = new MeasureReferences(EarningsMeasures.All);
        var sample = data.Inputs.ToArray();
        new Random(EarningsEvaluation.Seed).Shuffle(sample);
        foreach (var rows in sample.Take(Most).Chunk(Together))
            references.Ask(EarningsService.Predict, model, new(rows.Length, _ => rows, EarningsService.DefaultVariant, Explain: false));
        return references.Counted();
    }
}
