using RecApp.Bundles;
using RecApp.Learning;
using RecApp.Learning.LeastSquares;

namespace RecApp.Features.Regression.Training;

/// <summary>Measures the model on rows that it has not seen.</summary>
internal static class RegressionEvaluation
{
    /// <summary>How it is measured.</summary>
    public const string Protocol = "10-fold cross-validation over rows: each row is predicted by a fit to the other nine folds";

    /// <summary>Decides which row falls into which fold.</summary>
    public const int Seed = 20210601;

    private const int Folds = 10;
    private const string OnAllRows = "on the rows it was fitted to";

    /// <summary>Figures of the fit to all rows, then those of cross-validation beside the mean's.</summary>
    public static IReadOnlyList<ModelMetric> Run(RegressionData data, LinearFit fit)
    {
        var (predicted, covered) = CrossValidate(data);
        double[] errors = [.. data.Target.Zip(predicted, (target, value) => Math.Abs(target - value))];
        double mean = data.Target.Average();
        return
        [
            new("R²", fit.RSquared, OnAllRows, RegressionService.Variant),
            new("adjusted R²", fit.AdjustedRSquared, OnAllRows, RegressionService.Variant),
            new("residual standard deviation", fit.ResidualStandardDeviation, OnAllRows, RegressionService.Variant),
            new("R² on unseen rows", CrossValidation.RSquared(data.Target, predicted), Protocol, RegressionService.Variant),
            new("mean absolute error", errors.Average(), Protocol, RegressionService.Variant),
            new("coverage of the 95 % interval", covered, Protocol, RegressionService.Variant),
            new("mean absolute error", data.Target.Average(target => Math.Abs(target - mean)), "the mean of all rows for every row", "mean"),
        ];
    }

    /// <summary>Shuffles each variable among rows, which are all predicted by the fit that has not seen the row whose target it is.</summary>
    public static ModelImportance Importance(RegressionData data)
    {
        var folds = CrossValidation.FoldOfRows(data.Target.Length, Folds, Seed);
        LinearFit[] fits = [.. Enumerable.Range(0, Folds).Select(fold => Without(data, folds, fold))];
        var losses = PermutationImportance.Of(data.Target, data.Features.Length, sources =>
            [.. sources.Select((row, target) => fits[folds[target]].Predict([.. row.Select((source, variable) => data.Features[variable][source])]))]);
        return new(
            "R²",
            $"{Protocol}; each variable shuffled {PermutationImportance.Shufflings} times among all rows",
            [.. losses.Select((loss, variable) => new InputImportance(RegressionService.Variables[variable], loss.Loss, loss.StandardError))]);
    }

    private static (double[] Predicted, double Covered) CrossValidate(RegressionData data)
    {
        int[] folds = CrossValidation.FoldOfRows(data.Target.Length, Folds, Seed);
        var predicted = new double[data.Target.Length];
        int covered = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            var fit = Without(data, folds, fold);
            double quantile = StudentT.Quantile(0.975, fit.DegreesOfFreedom);
            foreach (int row in Enumerable.Range(0, folds.Length).Where(row => folds[row] == fold))
            {
                double[] values = [.. data.Features.Select(feature => feature[row])];
                predicted[row] = fit.Predict(values);
                covered += Math.Abs(data.Target[row] - predicted[row]) <= fit.PredictionMargin(values, quantile) ? 1 : 0;
            }
        }
        return (predicted, covered / (double)folds.Length);
    }

    private static LinearFit Without(RegressionData data, int[] folds, int fold)
    {
        int[] kept = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] != fold)];
        return LinearRegression.Fit([.. data.Features.Select(feature => Pick(feature, kept))], Pick(data.Target, kept));
    }

    private static double[] Pick(double[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
