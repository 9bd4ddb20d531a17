using RecApp.Learning.Trees;

namespace RecApp.Tests.Learning.Trees;

/// <summary>Rows whose labels follow the first column, against the second, with noise.</summary>
internal static class RandomRows
{
    public static TrainingTable Create(int seed, int rows, int columns)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.NextDouble())];
        bool[] labels = [.. Enumerable.Range(0, rows).Select(row => values[row * columns] - 0.3 * values[row * columns + 1] + 0.5 * random.NextDouble() > 0.6)];
        return new(columns, values, labels, [.. Enumerable.Range(0, rows).Select(_ => 0.5f + (float)random.NextDouble())]);
    }
}
