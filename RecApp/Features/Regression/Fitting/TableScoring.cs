using RecApp.Features.Regression.Api;
using RecApp.Tables;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Predicts every row of a table; its columns may stand in any order, and there may be more of them.</summary>
public static class TableScoring
{
    // More are found in the file itself.
    private const int MostProblems = 20;

    /// <summary>Predicts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="features">Names of the features, found in any case of letters.</param>
    /// <param name="predict">From [features] values.</param>
    /// <exception cref="FileRefusedException">A feature has no column, or its column holds no numbers.</exception>
    public static ScoredCsv Score(OwnTable table, IReadOnlyList<string> features, Func<double[], (double Output, PredictionInterval Interval95)> predict)
    {
        OwnColumn?[] found = [.. features.Select(name => table.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)))];
        string[] missing = [.. features.Where((_, i) => found[i] is null)];
        if (missing.Length > 0)
            throw new FileRefusedException($"The file has no column {string.Join(", ", missing.Select(name => $"“{name}”"))}; it has {string.Join(", ", table.Columns.Take(10).Select(column => $"“{column.Name}”"))}{(table.Columns.Count > 10 ? " …" : "")}.");
        OwnColumn[] columns = [.. found.Select(column => column!)];
        using CsvTable csv = new([.. features, "prediction", "low95", "high95", "problem"]);
        int failed = 0;
        var problems = new List<RowProblem>();
        foreach (var (row, number) in table.Reading.RowNumbers.Index())
        {
            double[] values = [.. columns.Select(column => column.Values[row])];
            foreach (double value in values)
                csv.Number(value);
            int gap = Array.FindIndex(values, value => RegressionRules.Problem(double.IsNaN(value) ? null : value) is not null);
            if (gap >= 0)
            {
                string problem = $"{features[gap]} holds no number that can be used";
                if (++failed <= MostProblems)
                    problems.Add(new(number, problem));
                csv.Number(null).Number(null).Number(null).Text(problem).EndRow();
                continue;
            }
            var (output, interval) = predict(values);
            csv.Number(output).Number(interval.Low).Number(interval.High).Text(null).EndRow();
        }
        return new("recapp-predictions.csv", csv.ToArray(), table.Rows - failed, failed, [.. table.Columns.Except(columns).Select(column => column.Name)]) { Added = 4, Problems = problems, Reading = table.Reading };
    }
}
