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
}
