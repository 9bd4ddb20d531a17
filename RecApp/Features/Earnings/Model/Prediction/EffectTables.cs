namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>
/// A first estimate of the logarithm of earnings: an average, plus what field, credential, college type and place add, plus
/// slopes of the numbers. The file <c>tables.json</c>.
/// </summary>
internal sealed class EffectTables
{
    /// <summary>A slope for each of the three numbers, each followed by what is added when it is unknown.</summary>
    public const int Slopes = 6;

    private readonly double _mean;
    private readonly NumberScale[] _scales;
    private readonly double[] _shared;
    private readonly EffectTable[] _tables;
    private readonly Func<EarningsInputs, int>[] _keys;

    /// <exception cref="InvalidDataException">The document is not what training writes.</exception>
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
        _keys = [.. _tables.Select(table => KeyOf(table.Inputs))];
    }

    /// <summary>Logarithm of earnings, altogether and by the field and credential alone.</summary>
    public (double Total, double OfField) Estimate(in EarningsInputs row)
    {
        Span<double> numbers = stackalloc double[Slopes];
        Scale(_scales, row, numbers);
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

    /// <summary>The numbers of a programme as slopes meet them: each scaled and 0, or 0 and 1 where it is unknown.</summary>
    /// <param name="scales">Of SAT, admission rate and tuition.</param>
    /// <param name="row">The programme.</param>
    /// <param name="into">[<see cref="Slopes"/>], overwritten.</param>
    public static void Scale(NumberScale[] scales, in EarningsInputs row, Span<double> into)
    {
        Scale(scales[0], row.Sat, into);
        Scale(scales[1], row.AdmissionRate, into[2..]);
        Scale(scales[2], row.Tuition, into[4..]);
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

    /// <summary>How a programme's cell in a table is called.</summary>
    /// <param name="inputs">As in <see cref="EffectTable.Inputs"/>.</param>
    /// <exception cref="InvalidDataException">There is no table of them.</exception>
    public static Func<EarningsInputs, int> KeyOf(string[] inputs) => string.Join(' ', inputs) switch
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
