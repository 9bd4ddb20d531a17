using RecApp.Features.Regression.Fitting;
using RecApp.Features.Regression.Model;
using RecApp.Tables;

namespace RecApp.Features.Regression.Page;

/// <summary>Made-up rows to try an upload with: within the ranges that a model has seen, the same ones every time.</summary>
internal static class SampleRows
{
    private const int Few = 12, Many = 80;

    /// <summary>A dozen rows of the five variables.</summary>
    public static byte[] Csv(RegressionFacts facts) => Write([.. facts.Variables.Select(Column)], Few, _ => []);

    /// <summary>Rows of the five variables with an output: what the model predicts, and an error as large as its own.</summary>
    public static byte[] WithOutput(RegressionFacts facts)
    {
        // Not the numbers that the rows are drawn with, or the errors would follow from the rows.
        var random = new Random(Many + 1);
        SampleColumn[] columns = [.. facts.Variables.Select(Column)];
        return Write([.. columns, new("output", 0, 0, 4)], Many, row =>
            [facts.TargetMean + facts.Variables.Zip(row, (variable, value) => variable.Coefficient * (value - variable.Mean)).Sum() + (facts.ResidualStandardDeviation * Normal(random))]);
    }

    /// <summary>A dozen rows of the features of somebody's own fit.</summary>
    public static byte[] Csv(OwnFit fit) =>
        Write([.. fit.Features.Select((name, place) => new SampleColumn(name, fit.Minimum[place], fit.Maximum[place], Decimals(OwnState.Step(fit, place))))], Few, _ => []);

    private static SampleColumn Column(RegressionVariable variable) =>
        new(variable.Name, variable.Minimum, variable.Maximum, Decimals(NumberEntry.Step(variable.Minimum, variable.Maximum)));

    private static int Decimals(double step) => Math.Clamp((int)Math.Ceiling(-Math.Log10(step)), 0, 10);

    /// <param name="columns">All columns.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="last">From the numbers of a row those of its last columns.</param>
    private static byte[] Write(SampleColumn[] columns, int rows, Func<double[], double[]> last)
    {
        var random = new Random(rows);
        using CsvTable csv = new(columns.Select(column => column.Name));
        for (int row = 0; row < rows; row++)
        {
            double[] values = [.. columns.Select(column => Math.Round(column.Least + ((random.NextDouble() + random.NextDouble()) / 2 * (column.Most - column.Least)), column.Decimals))];
            double[] added = last(values);
            foreach (var (value, column) in values[..^added.Length].Concat(added).Zip(columns))
                csv.Number(Math.Round(value, column.Decimals));
            csv.EndRow();
        }
        return csv.ToArray();
    }

    // Twelve uniform numbers less six: near enough to the bell that the intervals assume.
    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;

    private sealed record SampleColumn(string Name, double Least, double Most, int Decimals);
}
