using RecApp.Bundles;

namespace RecApp.Serving;

/// <summary>What stands for the numbers of many rows.</summary>
internal sealed class MeasureMeans(MeasureLayout layout)
{
    private readonly double[] _sums = new double[layout.References.Count];
    private readonly int[] _known = new int[layout.References.Count];
    private readonly Dictionary<(int Place, float Code), int> _codes = [];

    /// <summary>Adds the numbers of a row, [measures]; not a number where unknown.</summary>
    public void Add(float[] values)
    {
        for (int place = 0; place < values.Length; place++)
        {
            if (float.IsNaN(values[place]))
                continue;
            _known[place]++;
            if (layout.References[place].AreCategories == true)
                _codes[(place, values[place])] = _codes.GetValueOrDefault((place, values[place])) + 1;
            else
                _sums[place] += values[place];
        }
    }

    /// <summary>[measures] the mean of the known ones; of codes the most frequent one, of equals the lowest.</summary>
    public float[] ToValues()
    {
        float[] values = layout.NewValues();
        for (int place = 0; place < values.Length; place++)
            if (_known[place] > 0)
                values[place] = (float)(_sums[place] / _known[place]);
        foreach (var codes in _codes.GroupBy(code => code.Key.Place))
            values[codes.Key] = codes.OrderByDescending(code => code.Value).ThenBy(code => code.Key.Code).First().Key.Code;
        return values;
    }
}
