using RecApp.Learning.LeastSquares;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Fits a table's columns.</summary>
internal static class OwnFitter
{
    // More points than this only make the chart slower.
    private const int MostPoints = 1_500;
    private const int MostFolds = 5;
    private const int Seed = 1;

    /// <summary>Fits one column by others, over the rows that have a number in all of them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">Number of the target's column.</param>
    /// <param name="features">Numbers of the features' columns.</param>
    /// <param name="cancellationToken">Ends the cross-validation.</param>
    /// <exception cref="FitRefusedException">The choice can't be fitted; it says which column is to blame.</exception>
    public static OwnFit Fit(OwnTable table, int target, IReadOnlyList<int> features, CancellationToken cancellationToken)
    {
        ColumnRules.Check(table, target, features);
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => features.Append(target).All(column => double.IsFinite(table.Columns[column].Values[row])))];
        ColumnRules.CheckRows(table, target, features, rows.Length);
        double[][] values = [.. features.Select(column => Pick(table.Columns[column].Values, rows))];
        double[] targets = Pick(table.Columns[target].Values, rows);
        if (!targets.AsSpan().ContainsAnyExcept(targets[0]))
            throw new FitRefusedException($"“{table.Columns[target].Name}” is {targets[0]} in all of the {rows.Length:N0} complete rows: there is nothing to explain.");
        try
        {
            var fit = LinearRegression.Fit(values, targets);
            cancellationToken.ThrowIfCancellationRequested();
            int folds = Math.Min(MostFolds, rows.Length);
            double[] predicted = CrossValidation.Predict(values, targets, folds, Seed, cancellationToken);
            return Describe(table, target, features, fit, values, targets) with
            {
                CrossValidatedRSquared = CrossValidation.RSquared(targets, predicted),
                Folds = folds,
                RowsLeftOut = table.Rows - rows.Length,
            };
        }
        catch (DependentColumnsException dependent)
        {
            string[] names = [.. features.Select(column => table.Columns[column].Name)];
            throw new FitRefusedException([.. dependent.Columns.Select(column => ColumnRules.Explain(column, names))]);
        }
    }

    private static OwnFit Describe(OwnTable table, int target, IReadOnlyList<int> features, LinearFit fit, double[][] values, double[] targets)
    {
        double quantile = StudentT.Quantile(0.975, fit.DegreesOfFreedom);
        string[] names = [.. features.Select(column => table.Columns[column].Name)];
        int step = 1 + ((targets.Length - 1) / MostPoints);
        return new()
        {
            Features = names,
            Target = table.Columns[target].Name,
            Fit = fit with { Residuals = [] },
            CrossValidatedRSquared = 0,
            Folds = 0,
            RowsLeftOut = 0,
            Minimum = [.. values.Select(column => column.Min())],
            Maximum = [.. values.Select(column => column.Max())],
            WholeNumbers = [.. values.Select(column => column.All(double.IsInteger))],
            Lines =
            [
                Line("intercept", fit.Intercept, fit.InterceptStandardError, null),
                .. names.Select((name, i) => Line(name, fit.Coefficients[i], fit.StandardErrors[i], fit.VarianceInflation[i])),
            ],
            Points = [.. Enumerable.Range(0, targets.Length).Where(row => row % step == 0).Select(row => new FittedPoint(targets[row] - fit.Residuals[row], targets[row]))],
            Quantile = quantile,
        };

        CoefficientLine Line(string name, double coefficient, double error, double? inflation) =>
            new(name, coefficient, error, new(coefficient - (quantile * error), coefficient + (quantile * error)), inflation, fit.DegreesOfFreedom);
    }

    private static double[] Pick(double[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}

/// <summary>The choice of columns can't be fitted; every message is meant for the person who chose.</summary>
/// <param name="problems">What is wrong and what to do. Not empty.</param>
public sealed class FitRefusedException(IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    public FitRefusedException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
