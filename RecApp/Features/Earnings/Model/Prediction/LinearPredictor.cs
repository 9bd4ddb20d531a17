namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>
/// Ridge regression on one-hot categories and standardised numbers. Whatever the college, predictions stay within reason: the penalty
/// settles what collinear columns leave open.
/// </summary>
internal sealed class LinearPredictor(LinearDocument document) : IEarningsPredictor
{
    /// <summary>The categories in the order of the document.</summary>
    public static readonly string[] Categories = ["region", "locale", "collegeType", "credential", "field", "family", "familyCredential"];

    /// <summary>The numbers in the order of the document.</summary>
    public static readonly string[] Numbers = ["admissionRate", "sat", "tuition"];

    private static readonly string[] Ends = ["low90", "low50", "high50", "high90"];

    public double BaseUsd => document.MeanUsd;

    public LinearDocument Document => document;

    /// <summary>The codes of a row in the order of <see cref="Categories"/>.</summary>
    public static void Keys(in EarningsInputs row, Span<int> keys) => (keys[0], keys[1], keys[2], keys[3], keys[4], keys[5], keys[6]) =
        (row.Region, row.Locale, row.CollegeType, row.Credential, row.Field, row.Family, row.Family * 100 + row.Credential);

    /// <exception cref="InvalidDataException">The document is damaged.</exception>
    public static LinearPredictor Of(LinearDocument document)
    {
        bool fits = document.Categories.Select(category => category.Name).SequenceEqual(Categories)
            && document.Numbers.Select(number => number.Name).SequenceEqual(Numbers)
            && document.Categories.All(category => category.Keys.Length == category.Weights.Length)
            && Ends.All(end => document.Ratios.TryGetValue(end, out double[]? ratios) && ratios.Length == CalibrationGroup.Count);
        return fits ? new(document) : throw new InvalidDataException("The linear model is damaged.");
    }

    /// <summary>The prediction without intervals, in USD.</summary>
    public double Usd(in EarningsInputs row)
    {
        Span<double> parts = stackalloc double[EarningsInputs.Count];
        Effects(row, parts);
        double sum = document.MeanUsd;
        foreach (double part in parts)
            sum += part;
        return sum;
    }

    public void Predict(ReadOnlySpan<EarningsInputs> rows, Span<EarningsEstimate> estimates)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            double usd = Usd(rows[row]), scale = Math.Max(usd, document.FloorUsd);
            int group = CalibrationGroup.Of(rows[row].Credential);
            estimates[row] = EarningsEstimate.Nested(
                usd, scale * document.Ratios["low50"][group], scale * document.Ratios["high50"][group], scale * document.Ratios["low90"][group], scale * document.Ratios["high90"][group]);
        }
    }

    public void Explain(in EarningsInputs row, double usd, Span<double> contributions) => Effects(row, contributions);

    public void Dispose()
    {
        // Nothing native.
    }

    // In the order of EarningsInputs.Names; family counts for the field, family and credential together half for each.
    private void Effects(in EarningsInputs row, Span<double> parts)
    {
        Span<int> keys = stackalloc int[Categories.Length];
        Keys(row, keys);
        var (categories, numbers) = (document.Categories, document.Numbers);
        double shared = categories[6].Effect(keys[6]) / 2;
        parts[0] = categories[0].Effect(keys[0]);
        parts[1] = categories[1].Effect(keys[1]);
        parts[2] = categories[2].Effect(keys[2]);
        parts[3] = categories[4].Effect(keys[4]) + categories[5].Effect(keys[5]) + shared;
        parts[4] = categories[3].Effect(keys[3]) + shared;
        parts[5] = numbers[0].Effect(row.AdmissionRate);
        parts[6] = numbers[1].Effect(row.Sat);
        parts[7] = numbers[2].Effect(row.Tuition);
    }
}

/// <summary>Credentials that share one calibration of intervals: those with few programmes stand together.</summary>
internal static class CalibrationGroup
{
    public const int Count = 5;

    /// <param name="credential">1–8.</param>
    public static int Of(int credential) => credential switch { 1 => 0, 2 => 1, 3 => 2, 5 => 3, _ => 4 };
}
