using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Serving;

namespace RecApp.Features.Earnings.Model;

/// <summary>Predicts and explains programmes.</summary>
internal static class EarningsAnswerer
{
    /// <summary>Most rows that the trees explain without being asked to: each takes as long as a hundred predictions.</summary>
    public const int MostExplained = 1_000;

    private const int Chunk = 512, ExplainedChunk = 8;

    /// <summary>One prediction per row, chunks side by side on all cores.</summary>
    /// <param name="model">The loaded model.</param>
    /// <param name="rows">As <see cref="EarningsRowReader"/> gives them.</param>
    /// <param name="variant">One of <see cref="EarningsService.Variants"/>.</param>
    /// <param name="explain">Whether to say what moved each prediction; null for where it takes little.</param>
    /// <param name="provenance">What the answer carries.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public static EarningsAnswer Answer(EarningsModel model, EarningsInputs[] rows, string variant, bool? explain, Provenance provenance, CancellationToken cancellationToken)
    {
        var predictor = model.Predictor(variant);
        bool explains = explain ?? (variant != EarningsService.DefaultVariant || rows.Length <= MostExplained);
        var predictions = new EarningsPrediction[rows.Length];
        int chunk = explains ? ExplainedChunk : Chunk, chunks = (rows.Length + chunk - 1) / chunk;
        if (chunks == 1)
            Fill(0);
        else
            Parallel.For(0, chunks, new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, Fill);
        return new(predictions, variant, provenance.Version);

        void Fill(int index)
        {
            int start = index * chunk, count = Math.Min(chunk, rows.Length - start);
            var estimates = new EarningsEstimate[count];
            predictor.Predict(rows.AsSpan(start, count), estimates);
            for (int i = 0; i < count; i++)
            {
                var row = rows[start + i];
                predictions[start + i] = Describe(
                    estimates[i], predictor.BaseUsd, explains ? Explain(predictor, row, estimates[i].Usd) : [], EarningsWarnings.Of(model, row), provenance.IdOf(start + i));
            }
        }
    }

    /// <summary>One programme by any predictor, explained.</summary>
    public static EarningsPrediction Answer(in EarningsInputs inputs, IEarningsPredictor predictor)
    {
        var estimates = new EarningsEstimate[1];
        predictor.Predict([inputs], estimates);
        return Describe(estimates[0], predictor.BaseUsd, Explain(predictor, inputs, estimates[0].Usd), [], Guid.Empty);
    }

    private static EarningsContribution[] Explain(IEarningsPredictor predictor, in EarningsInputs row, double usd)
    {
        Span<double> parts = stackalloc double[EarningsInputs.Count];
        predictor.Explain(row, usd, parts);
        var contributions = new EarningsContribution[parts.Length];
        for (int part = 0; part < parts.Length; part++)
            contributions[part] = new(EarningsInputs.Names[part], parts[part], row.IsUnknown(part));
        return contributions;
    }

    private static EarningsPrediction Describe(in EarningsEstimate estimate, double baseUsd, EarningsContribution[] contributions, IReadOnlyList<string> warnings, Guid id) =>
        new(estimate.Usd, new(estimate.Low50, estimate.High50), new(estimate.Low90, estimate.High90), baseUsd, contributions, warnings, id);
}
