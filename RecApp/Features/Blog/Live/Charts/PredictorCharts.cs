using RecApp.Bundles;
using RecApp.Components.Shared;

namespace RecApp.Features.Blog.Live.Charts;

/// <summary>Charts of both predictors.</summary>
internal static class PredictorCharts
{
    private static readonly (string Variant, string Name)[] Known =
    [
        ("trees", "Everything known"), ("trees without SAT", "SAT unknown"), ("trees without region and locale", "Region and place unknown"),
        ("trees without SAT, admission rate and tuition", "SAT, admission rate, price unknown"), ("trees without anything optional", "All five unknown"), ("linear", "Linear model, everything known"),
    ];

    /// <summary>What it costs the earnings model not to know an input.</summary>
    public static ChartFigure? Unknown(ModelManifest manifest)
    {
        (string Name, double Value)[] rows = [.. from row in Known let value = Metrics.Find(manifest, "mean absolute error (USD)", row.Variant) where value is not null select (row.Name, value.Value)];
        if (rows is not [{ Name: "Everything known" } best, _, ..] || Metrics.Find(manifest, "mean absolute error (USD)", Known[4].Variant) is not { } worst)
            return null;
        return Metrics.Bars(
            $"Not knowing the five optional inputs adds {FigureText.Of(worst - best.Value, "usd")} to an error of {FigureText.Of(best.Value, "usd")}",
            "Mean absolute error over programmes of colleges that training has not seen, in USD a year.",
            "Mean absolute error (USD)", "What is known", rows, value => FigureText.Whole(value), ",.0f");
    }

    /// <summary>The error of the five-variable regression beside that of knowing nothing.</summary>
    public static ChartFigure? RegressionError(ModelManifest manifest) =>
        Metrics.Find(manifest, "mean absolute error", "least squares") is { } fit && Metrics.Find(manifest, "mean absolute error", "mean") is { } mean && fit > 0
            ? Metrics.Bars(
                $"Least squares errs by {fit:0.0000} on unseen rows, {mean / fit:0.0} times less than the mean of all rows",
                "Mean absolute error in units of the output, by ten-fold cross-validation.",
                "Mean absolute error", "Prediction", [("Least squares", fit), ("Mean of all rows", mean)], value => value.ToString("0.00000", System.Globalization.CultureInfo.InvariantCulture), ".3f")
            : null;
}
