using RecApp.Storage;

namespace RecApp.Serving;

/// <summary>
/// Takes the numbers of one question and its answer that are kept with the prediction: lengths, counts, shares, features, scores;
/// never a person's text, file or account. Measures that the version's manifest does not name are left out.
/// </summary>
public readonly struct Measured
{
    private readonly Prediction? _prediction;

    internal Measured(Prediction? prediction) => _prediction = prediction;

    /// <summary>Whether anything is kept, so that what takes time to find out is worth it.</summary>
    public bool IsKept => _prediction?.Layout is not null;

    /// <summary>Keeps a number.</summary>
    /// <param name="measure">As the manifest's reference calls it.</param>
    /// <param name="value">Null or not finite where it is unknown.</param>
    public void Set(string measure, double? value)
    {
        if (_prediction?.Layout is not { } layout || layout.PlaceOf(measure) is not (>= 0 and var place))
            return;
        (_prediction.Values ??= layout.NewValues())[place] = value is { } known ? (float)known : float.NaN;
    }

    /// <summary>Says that the numbers are of a kind of question that no reference holds.</summary>
    public void SetIncomparable()
    {
        if (_prediction is not null)
            _prediction.IsComparable = false;
    }

    /// <summary>Keeps the means of what is known over many rows, and of codes the most frequent one.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="measure">Puts down the numbers of a row.</param>
    public void SetMeans(int rows, Action<int, Measured> measure)
    {
        if (_prediction?.Layout is not { } layout)
            return;
        var row = _prediction with { };
        MeasureMeans means = new(layout);
        for (int i = 0; i < rows; i++)
        {
            row.Values = null;
            measure(i, new(row));
            if (row.Values is { } values)
                means.Add(values);
        }
        (_prediction.Values, _prediction.IsComparable) = (means.ToValues(), false);
    }
}
