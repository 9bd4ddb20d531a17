namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>
/// The default model: effect tables, on top of them gradient-boosted trees, and trees of how far off those are, whose intervals are
/// stretched so that they hold as many programmes of unseen colleges as they say (conformal prediction with residuals normalised by
/// their expected size; Lei and others 2018).
/// </summary>
internal sealed class TreePredictor : IEarningsPredictor
{
    private readonly TreeScorer _scorer;
    private readonly ServingDocument _serving;
    private readonly EarningsInputs[] _references;

    /// <param name="scorer">Predicts; becomes this object's to dispose.</param>
    /// <param name="serving">Intervals and explanations.</param>
    /// <exception cref="InvalidDataException">The document is damaged.</exception>
    public TreePredictor(TreeScorer scorer, ServingDocument serving)
    {
        (_scorer, _serving) = (scorer, serving);
        _references = [.. serving.References.Select(reference => reference.Inputs)];
        Check(serving);
    }

    public double BaseUsd => _serving.BaseUsd;

    public void Predict(ReadOnlySpan<EarningsInputs> rows, Span<EarningsEstimate> estimates)
    {
        var (usd, spread) = _scorer.Score(rows);
        for (int row = 0; row < rows.Length; row++)
            estimates[row] = WithIntervals(_serving.StretchFactors, usd[row], spread[row], rows[row].Credential);
    }

    /// <summary>A prediction with its intervals.</summary>
    /// <param name="factors">By end (low90, low50, high50, high90), by <see cref="CalibrationGroup"/>: how many spreads away it is.</param>
    /// <param name="usd">The prediction.</param>
    /// <param name="spread">Expected distance of earnings from it, as a logarithm.</param>
    /// <param name="credential">1–8.</param>
    public static EarningsEstimate WithIntervals(IReadOnlyDictionary<string, double[]> factors, double usd, double spread, int credential)
    {
        int group = CalibrationGroup.Of(credential);
        return EarningsEstimate.Nested(usd, End("low50", -1), End("high50", 1), End("low90", -1), End("high90", 1));

        double End(string end, int sign) => usd * Math.Exp(sign * factors[end][group] * spread);
    }

    /// <remarks>Inputs are changed one by one from a typical programme to the one asked for, along several walks; what a change does is
    /// the input's. The mean over all orders and references would be the Shapley value.</remarks>
    public void Explain(in EarningsInputs row, double usd, Span<double> contributions)
    {
        var steps = new List<EarningsInputs>(_serving.Walks.Length * EarningsInputs.Count);
        foreach (var walk in _serving.Walks)
        {
            var at = _references[walk.Reference];
            foreach (int part in walk.Order)
            {
                var next = at.Take(part, row);
                // The last step ends at the row itself, whose prediction is known.
                if (next != at && next != row)
                    steps.Add(next);
                at = next;
            }
        }
        double[] known = _scorer.Usd(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(steps));
        contributions.Clear();
        int place = 0;
        foreach (var walk in _serving.Walks)
        {
            var at = _references[walk.Reference];
            double before = _serving.ReferenceUsd[walk.Reference];
            foreach (int part in walk.Order)
            {
                var next = at.Take(part, row);
                double after = next == row ? usd : next == at ? before : known[place++];
                contributions[part] += (after - before) / _serving.Walks.Length;
                (at, before) = (next, after);
            }
        }
    }

    public void Dispose() => _scorer.Dispose();

    private static void Check(ServingDocument serving)
    {
        int[] parts = [.. Enumerable.Range(0, EarningsInputs.Count)];
        string[] ends = ["low90", "low50", "high50", "high90"];
        bool fits = serving.References.Length == serving.ReferenceUsd.Length && serving.Walks.Length > 0
            && serving.Walks.All(walk => walk.Reference >= 0 && walk.Reference < serving.References.Length && walk.Order.Order().SequenceEqual(parts))
            && ends.All(end => serving.StretchFactors.TryGetValue(end, out double[]? factors) && factors.Length == CalibrationGroup.Count);
        if (!fits)
            throw new InvalidDataException("The description of intervals and explanations is damaged.");
    }
}
