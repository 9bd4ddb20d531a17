using System.Globalization;
using System.Text;
using RecApp.Tables;

namespace RecApp.Features.Regression.Own;

/// <summary>Predicts every row of a table; its columns may stand in any order, and there may be more of them.</summary>
public static class TableScoring
{
    /// <summary>Predicts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="features">Names of the features, found in any case of letters.</param>
    /// <param name="predict">From [features] values.</param>
    /// <exception cref="CsvRefusedException">A feature has no column, or its column holds no numbers.</exception>
    public static ScoredTable Score(OwnTable table, IReadOnlyList<string> features, Func<double[], (double Output, PredictionInterval Interval95)> predict)
    {
        OwnColumn?[] found = [.. features.Select(name => table.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)))];
        string[] missing = [.. features.Where((_, i) => found[i] is null)];
        if (missing.Length > 0)
            throw new CsvRefusedException($"The file has no column {string.Join(", ", missing.Select(name => $"“{name}”"))}; it has {string.Join(", ", table.Columns.Take(10).Select(column => $"“{column.Name}”"))}{(table.Columns.Count > 10 ? " …" : "")}.");
        OwnColumn[] columns = [.. found.Select(column => column!)];
        var csv = new StringBuilder();
        csv.AppendJoin(',', features.Select(Quoted)).Append(",prediction,low95,high95,problem\r\n");
        int failed = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            double[] values = [.. columns.Select(column => column.Values[row])];
            foreach (double value in values)
                csv.Append(Text(value)).Append(',');
            int gap = Array.FindIndex(values, value => RegressionRules.Problem(double.IsNaN(value) ? null : value) is not null);
            if (gap >= 0)
            {
                failed++;
                csv.Append(",,,").Append(Quoted($"{features[gap]} holds no number that can be used")).Append("\r\n");
                continue;
            }
            var (output, interval) = predict(values);
            csv.Append(Text(output)).Append(',').Append(Text(interval.Low)).Append(',').Append(Text(interval.High)).Append(",\r\n");
        }
        return new(Encoding.UTF8.GetBytes(csv.ToString()), table.Rows - failed, failed, [.. table.Columns.Except(columns).Select(column => column.Name)]);
    }

    private static string Text(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) => $"\"{FormulaGuard.Text(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>A table with its predictions.</summary>
/// <param name="Csv">The features, the prediction, its interval and the problem of each row.</param>
/// <param name="Predicted">Rows with a prediction.</param>
/// <param name="Failed">Rows without.</param>
/// <param name="Ignored">Columns of the table that are no features.</param>
public sealed record ScoredTable(byte[] Csv, int Predicted, int Failed, IReadOnlyList<string> Ignored);
