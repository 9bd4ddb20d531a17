namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>
/// A first estimate of the logarithm of earnings: an average, plus what field, credential, college type and place add, plus
/// slopes of the numbers. Written by the training script as <c>tables.json</c>.
/// </summary>
internal sealed class EffectTables
{
    private const int Slopes = 6;

    private readonly double _mean;
    private readonly NumberScale[] _scales;
    private readonly double[] _shared;
    private readonly EffectTable[] _tables;
    private readonly Func<EarningsInputs, int>[] _keys;

    /// <exception cref="InvalidDataException">The document is not what the training script writes.</exception>
    public EffectTables(EffectTablesDocument document)
    {
        if (document.Shared.Length != Slopes || document.Numbers.Length != Slopes / 2)
            throw new InvalidDataException("The tables need three numbers and six slopes.");
        string[] order = ["sat", "admissionRate", "tuition"];
        (_mean, _shared, _tables) = (document.Mean, document.Shared, document.Tables);
        _scales = [.. order.Select(name => document.Numbers.FirstOrDefault(scale => scale.Name == name)
            ?? throw new InvalidDataException($"The tables have no scale of {name}."))];
        foreach (var table in _tables)
            table.Check(Slopes);
        _keys = [.. _tables.Select(table => Key(table.Inputs))];
    }

    /// <summary>Logarithm of earnings, altogether and by the field and credential alone.</summary>
    public (double Total, double OfField) Estimate(in EarningsInputs row)
    {
        Span<double> numbers = stackalloc double[Slopes];
        Scale(_scales[0], row.Sat, numbers);
        Scale(_scales[1], row.AdmissionRate, numbers[2..]);
        Scale(_scales[2], row.Tuition, numbers[4..]);
        double total = _mean + Dot(numbers, _shared), ofField = _mean;
        for (int index = 0; index < _tables.Length; index++)
        {
            var table = _tables[index];
            int cell = Array.BinarySearch(table.Keys, _keys[index](row));
            if (cell < 0)
                continue;
            total += table.Levels[cell];
            if (table.OfField)
                ofField += table.Levels[cell];
            if (table.Slopes is { } slopes)
                total += Dot(numbers, slopes[cell]);
        }
        return (total, ofField);
    }

    private static void Scale(NumberScale scale, double value, Span<double> into) =>
        (into[0], into[1]) = value == 0 ? (0, 1) : ((Math.Clamp(value, scale.Low, scale.High) - scale.Centre) / scale.Scale, 0);

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < Slopes; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static Func<EarningsInputs, int> Key(string[] inputs) => string.Join(' ', inputs) switch
    {
        "credential" => row => row.Credential,
        "family" => row => row.Family,
        "field" => row => row.Field,
        "family credential" => row => row.Family * 100 + row.Credential,
        "field credential" => row => row.Field * 100 + row.Credential,
        "college_type credential" => row => row.CollegeType * 100 + row.Credential,
        "region" => row => row.Region,
        "locale" => row => row.Locale,
        "family college_type" => row => row.Family * 100 + row.CollegeType,
        "field college_type" => row => row.Field * 100 + row.CollegeType,
        "family region" => row => row.Family * 100 + row.Region,
        "field region" => row => row.Field * 100 + row.Region,
        var other => throw new InvalidDataException($"There is no table of {other}."),
    };
}
