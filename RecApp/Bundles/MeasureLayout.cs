using System.Collections.Frozen;

namespace RecApp.Bundles;

/// <summary>
/// What a version's questions and answers are measured by: those references of its manifest that have a role. Their order is that
/// of the numbers which are kept with every prediction. Immutable.
/// </summary>
public sealed class MeasureLayout
{
    private readonly FrozenDictionary<string, int> _places;

    /// <param name="references">Of a manifest; those without a role are left out.</param>
    public MeasureLayout(IEnumerable<FeatureReference> references)
    {
        References = [.. references.Where(reference => reference.Role is not null)];
        _places = References.Select((reference, place) => (reference.Feature, place)).ToFrozenDictionary(pair => pair.Feature, pair => pair.place, StringComparer.Ordinal);
    }

    /// <summary>The measures, with what they were in training.</summary>
    public IReadOnlyList<FeatureReference> References { get; }

    /// <summary>A measure's place; -1 where this version's manifest does not name it.</summary>
    public int PlaceOf(string measure) => _places.GetValueOrDefault(measure, -1);

    /// <summary>[measures] all unknown.</summary>
    public float[] NewValues()
    {
        var values = new float[References.Count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
