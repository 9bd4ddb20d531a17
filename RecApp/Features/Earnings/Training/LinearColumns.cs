using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Learning.LeastSquares;

namespace RecApp.Features.Earnings.Training;

/// <summary>The columns of the linear model: one for each value of a category that occurs, two for each number.</summary>
internal sealed class LinearColumns
{
    private readonly int[][] _keys;
    private readonly int[] _starts;
    private readonly (double Mean, double Deviation)[] _scales;

    /// <param name="data">The programmes.</param>
    /// <param name="rows">Those to train on.</param>
    public LinearColumns(EarningsData data, IReadOnlyList<int> rows)
    {
        var found = LinearPredictor.Categories.Select(_ => new SortedSet<int>()).ToArray();
        Span<int> keys = stackalloc int[found.Length];
        foreach (int row in rows)
        {
            LinearPredictor.Keys(data.Inputs[row], keys);
            for (int category = 0; category < found.Length; category++)
                found[category].Add(keys[category]);
        }
        _keys = [.. found.Select(set => set.ToArray())];
        _starts = new int[_keys.Length + 1];
        for (int category = 0; category < _keys.Length; category++)
            _starts[category + 1] = _starts[category] + _keys[category].Length;
        _scales = [.. Enumerable.Range(0, LinearPredictor.Numbers.Length).Select(number => Scale([.. rows.Select(row => Number(data.Inputs[row], number)).Where(value => value != 0)]))];
        Count = _starts[^1] + 2 * _scales.Length;
    }

    public int Count { get; }

    /// <summary>Adds a programme to a regression; every category that training saw has a column.</summary>
    public void AddTo(SparseRidge ridge, in EarningsInputs row, double target)
    {
        Span<int> keys = stackalloc int[LinearPredictor.Categories.Length];
        Span<int> places = stackalloc int[keys.Length + _scales.Length];
        Span<double> values = stackalloc double[places.Length];
        LinearPredictor.Keys(row, keys);
        for (int category = 0; category < keys.Length; category++)
            (places[category], values[category]) = (_starts[category] + Array.BinarySearch(_keys[category], keys[category]), 1);
        for (int number = 0; number < _scales.Length; number++)
        {
            double value = Number(row, number);
            int column = _starts[^1] + 2 * number, place = keys.Length + number;
            // A number that is unknown is at its mean, so 0, and has a column of its own.
            (places[place], values[place]) = value == 0 ? (column + 1, 1) : (column, (value - _scales[number].Mean) / _scales[number].Deviation);
        }
        ridge.Add(places, values, target);
    }

    /// <summary>The regression's solution in terms of categories and numbers.</summary>
    public (LinearCategory[] Categories, LinearNumber[] Numbers) Describe(double[] weights, double[] means)
    {
        LinearCategory[] categories = [.. LinearPredictor.Categories.Select((name, category) =>
        {
            var (start, end) = (_starts[category], _starts[category + 1]);
            return new LinearCategory(name, _keys[category], weights[start..end], Enumerable.Range(start, end - start).Sum(column => weights[column] * means[column]));
        })];
        LinearNumber[] numbers = [.. LinearPredictor.Numbers.Select((name, number) =>
        {
            int column = _starts[^1] + 2 * number;
            return new LinearNumber(name, _scales[number].Mean, _scales[number].Deviation, weights[column], weights[column + 1],
                weights[column] * means[column] + weights[column + 1] * means[column + 1]);
        })];
        return (categories, numbers);
    }

    private static double Number(in EarningsInputs row, int number) => number switch { 0 => row.AdmissionRate, 1 => row.Sat, _ => row.Tuition };

    private static (double Mean, double Deviation) Scale(double[] known)
    {
        if (known.Length == 0)
            return (0, 1);
        double mean = known.Average(), deviation = Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
        return (mean, deviation > 0 ? deviation : 1);
    }
}
