using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Regression.Training;

/// <summary>The data set of the five-variable regression.</summary>
/// <param name="Features">[variables][rows].</param>
/// <param name="Target">[rows].</param>
/// <param name="Source">What the manifest says about it.</param>
internal sealed record RegressionData(double[][] Features, double[] Target, DataSource Source)
{
    /// <summary>Reads <c>linear-regression/Linear_regression_dataset.csv</c>.</summary>
    /// <exception cref="DataFileException">The file is missing, or not what it should be; the message names file and line.</exception>
    public static RegressionData Read(string folder)
    {
        string path = Path.Combine(folder, "linear-regression", "Linear_regression_dataset.csv");
        var columns = RegressionService.Variables.Append("output").Select(_ => new List<double>()).ToArray();
        using (var table = DelimitedFile.Open(path, ',', [.. RegressionService.Variables, "output"]))
        {
            while (table.Read())
                for (int column = 0; column < columns.Length; column++)
                    columns[column].Add(table.Number(column) ?? throw table.Error($"a cell is empty; expected {columns.Length} numbers."));
        }
        double[][] values = [.. columns.Select(column => column.ToArray())];
        if (values[0].Length < columns.Length + 1)
            throw new DataFileException($"{path} has {values[0].Length} rows; expected at least {columns.Length + 1}.");
        return new(values[..^1], values[^1], new("Five-variable regression data set (Linear_regression_dataset.csv)", "", "none stated", DataFile.Sha256(path), values[^1].Length));
    }
}
