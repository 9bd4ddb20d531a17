using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Earnings.Figures;

/// <summary>Chart of the earnings predictor for posts.</summary>
internal static class EarningsPostChart
{
    private static readonly (string Variant, string Name)[] Known =
    [
        ("trees", "Everything known"), ("trees without SAT", "SAT unknown"), ("trees without region and locale", "Region and place unknown"),
        ("trees without SAT, admission rate and tuition", "SAT, admission rate, price unknown"), ("trees without anything optional", "All five unknown"), ("linear", "Linear model, everything known"),
    ];

    /// <summary>What it costs the earnings model not to know an input.</summary>
    public static ChartFigure? Unknown(ModelManifest manifest)
    {
        (string Name, double Value)[] rows = [.. from row in Known let value = manifest.MetricOf("mean absolute error (USD)", row.Variant) where value is not null select (row.Name, value.Value)];
        if (rows is not [{ Name: "Everything known" } best, _, ..] || manifest.MetricOf("mean absolute error (USD)", Known[4].Variant) is not { } worst)
            return null;
        return MetricChart.Bars(
            $"Not knowing the five optional inputs adds {FigureText.Of(worst - best.Value, "usd")} to an error of {FigureText.Of(best.Value, "usd")}",
            "Mean absolute error over programmes of colleges that training has not seen, in USD a year.",
            "Mean absolute error (USD)", "What is known", rows, value => FigureText.Whole(value), ",.0f");
    }
}
