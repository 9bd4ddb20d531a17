namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>
/// The default model: effect tables, on top of them gradient-boosted trees, and quantile trees whose intervals are stretched so
/// that they hold as many programmes of unseen colleges as they say (conformal prediction; Romano and others 2019).
/// </summary>
internal sealed class TreePredictor : IEarningsPredictor
{
    private readonly EffectTables _tables;
    private readonly ServingDocument _serving;
    private readonly TreeEnsembles _point;
    private readonly TreeEnsembles _spread;
    private readonly EarningsInputs[] _references;

    /// <param name="tables">The first estimate.</param>
    /// <param name="serving">Intervals and explanations.</param>
    /// <param name="point">ONNX file with the ensembles ratio and mean.</param>
    /// <param name="spread">ONNX file with the ensembles q05, q25, q50, q75 and q95.</param>
    /// <exception cref="InvalidDataException">The files don't belong together.</exception>
    public TreePredictor(EffectTables tables, ServingDocument serving, byte[] point, byte[] spread)
    {
        (_tables, _serving) = (tables, serving);
        _references = [.. serving.References.Select(reference => reference.Inputs)];
        Check(serving);
        _point = new(point, "ratio", "mean");
        try
        {
            _spread = new(spread, "q05", "q25", "q50", "q75", "q95");
        }
        catch
        {
            _point.Dispose();
            throw;
        }
    }

    public double BaseUsd => _serving.BaseUsd;

    public void Predict(ReadOnlySpan<EarningsInputs> rows, Span<EarningsEstimate> estimates)
    {
        if (rows.IsEmpty)
            return;
        var totals = new double[rows.Length];
        float[] features = Vectors(rows, totals);
        float[][] point = _point.Run(features), spread = _spread.Run(features);
        Span<double> quantiles = stackalloc double[5];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int level = 0; level < quantiles.Length; level++)
                quantiles[level] = spread[level][row];
            estimates[row] = WithIntervals(Usd(totals[row], point[0][row], point[1][row]), totals[row], quantiles, rows[row].Credential);
        }
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
        double[] known = Points(steps);
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

    public void Dispose()
    {
        _point.Dispose();
        _spread.Dispose();
    }

    private double[] Points(List<EarningsInputs> rows)
    {
        if (rows.Count == 0)
            return [];
        var totals = new double[rows.Count];
        float[][] point = _point.Run(Vectors(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows), totals));
        for (int row = 0; row < totals.Length; row++)
            totals[row] = Usd(totals[row], point[0][row], point[1][row]);
        return totals;
    }

    private float[] Vectors(ReadOnlySpan<EarningsInputs> rows, Span<double> totals)
    {
        var features = new float[rows.Length * TreeEnsembles.Features];
        for (int row = 0; row < rows.Length; row++)
        {
            ref readonly var inputs = ref rows[row];
            (totals[row], double ofField) = _tables.Estimate(inputs);
            var x = features.AsSpan(row * TreeEnsembles.Features, TreeEnsembles.Features);
            (x[0], x[1], x[2], x[3]) = (inputs.Region, inputs.Locale, inputs.CollegeType, inputs.Credential);
            (x[4], x[5], x[6]) = ((float)inputs.AdmissionRate, (float)inputs.Sat, (float)inputs.Tuition);
            (x[7], x[8], x[9], x[10]) = (inputs.Family, inputs.Field, (float)totals[row], (float)ofField);
        }
        return features;
    }

    // Half of an ensemble that corrects the tables, half of one that predicts the logarithm of the mean by itself.
    private static double Usd(double total, double ratio, double mean) => 0.5 * (Math.Exp(total) * ratio + Math.Exp(mean));

    private EarningsEstimate WithIntervals(double usd, double total, Span<double> quantiles, int credential)
    {
        quantiles.Sort();
        double middle = quantiles[2], smallest = _serving.SmallestSide, centre = total + middle;
        int group = _serving.CalibrationGroups[credential];
        double low90 = Side("low90", quantiles[0]), low50 = Side("low50", quantiles[1]), high50 = Side("high50", quantiles[3]), high90 = Side("high90", quantiles[4]);
        return EarningsEstimate.Nested(usd, Math.Exp(centre - low50), Math.Exp(centre + high50), Math.Exp(centre - low90), Math.Exp(centre + high90));

        double Side(string end, double quantile) => _serving.StretchFactors[end][group] * Math.Max(Math.Abs(quantile - middle), smallest);
    }

    private static void Check(ServingDocument serving)
    {
        int[] parts = [.. Enumerable.Range(0, EarningsInputs.Count)];
        string[] ends = ["low90", "low50", "high50", "high90"];
        bool fits = serving.References.Length == serving.ReferenceUsd.Length && serving.Walks.Length > 0
            && serving.Walks.All(walk => walk.Reference >= 0 && walk.Reference < serving.References.Length && walk.Order.Order().SequenceEqual(parts))
            && ends.All(end => serving.StretchFactors.TryGetValue(end, out double[]? factors) && serving.CalibrationGroups.Values.All(group => group >= 0 && group < factors.Length));
        if (!fits)
            throw new InvalidDataException("The description of intervals and explanations is damaged.");
    }
}
