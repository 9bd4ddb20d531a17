using System.Globalization;
using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Regression.Figures;

/// <summary>Chart of the five-variable regression for posts.</summary>
internal static class RegressionPostChart
{
    /// <summary>Its error beside that of knowing nothing.</summary>
    public static ChartFigure? Error(ModelManifest manifest) =>
        manifest.MetricOf("mean absolute error", "least squares") is { } fit && manifest.MetricOf("mean absolute error", "mean") is { } mean && fit > 0
            ? MetricChart.Bars(
                $"Least squares is off by {fit:0.0000} on rows it hasn't seen, {mean / fit:0.0} times less than the mean of all rows",
                "Mean absolute error in units of the output, by ten-fold cross-validation.",
                "Mean absolute error", "Prediction", [("Least squares", fit), ("Mean of all rows", mean)], value => value.ToString("0.00000", CultureInfo.InvariantCulture), ".3f")
            : null;
}
