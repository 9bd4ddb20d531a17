using Plotly.Blazor;
using Plotly.Blazor.Traces;
using RecApp.Charts;
using RecApp.Features.Regression.Model;
using RecApp.Features.Regression.Page;

namespace RecApp.Features.Regression.Figures;

/// <summary>The charts of how the model does on its data, in counts and quantiles.</summary>
public static class FitFigures
{
    /// <summary>Predicted against true outputs.</summary>
    public static ChartFigure PredictedActual(RegressionFacts facts)
    {
        var review = facts.Review;
        int bins = review.Counts.Count;
        double[] centres = [.. Enumerable.Range(0, bins).Select(bin => Math.Round((review.Edges[bin] + review.Edges[bin + 1]) / 2, 4))];
        var filled = (from actual in Enumerable.Range(0, bins)
                      from predicted in Enumerable.Range(0, bins)
                      let count = review.Counts[actual][predicted]
                      where count > 0
                      orderby count descending
                      select (IReadOnlyList<string>)[NumberFormat.Short(centres[predicted]), NumberFormat.Short(centres[actual]), $"{count:N0}"]).ToList();
        double[] ends = [centres[0], centres[^1]];
        return new(
            $"The variables explain {FigureText.WholePercent(facts.RSquared)} of how the output differs",
            "Each cell counts rows with this prediction and this true output. The closer they follow the line, the better the model.",
            [
                // Empty cells stay without colour.
                ChartCells.Of(centres, centres, (predicted, actual) => review.Counts[actual][predicted] is > 0 and var count ? count : null,
                    (predicted, actual) => $"Predicted about {NumberFormat.Short(centres[predicted])}, truly about {NumberFormat.Short(centres[actual])}: {FigureText.Counted(review.Counts[actual][predicted], "row")}"),
                ChartTrace.Line(ends, ends, "Prediction = output: %{x:.2f}", "Prediction = output", ChartColour.Text, width: 1.5),
            ],
            new Layout { Height = 300, ShowLegend = false, XAxis = ChartAxis.Across("Predicted output"), YAxis = ChartAxis.Up("True output") })
        {
            Table = new(["Predicted, about", "True, about", "Rows"], [.. filled.Take(ChartTable.MaximumRows)], new HashSet<int> { 0, 1, 2 })
            {
                Left = Math.Max(0, filled.Count - ChartTable.MaximumRows),
            },
        };
    }

    /// <summary>What is left over, by prediction.</summary>
    public static ChartFigure Residuals(RegressionFacts facts)
    {
        var bands = facts.Review.Bands;
        double[] x = [.. bands.Select(band => Math.Round(band.Prediction, 4))];
        double furthest = bands.Max(band => Math.Abs(band.P50));
        return new(
            furthest < facts.ResidualStandardDeviation / 2
                ? "The errors are alike for low and high predictions"
                : $"For some predictions the middle error is {NumberFormat.Like(furthest, facts.ResidualStandardDeviation)} off zero",
            $"Errors in {bands.Count} groups of rows with similar predictions: the middle one, the middle half and nine tenths. A typical error is {NumberFormat.Like(facts.ResidualStandardDeviation, facts.ResidualStandardDeviation)}.",
            [
                Line("5 %", band => band.P5, ChartColour.Muted, 1.5),
                Line("25 %", band => band.P25, ChartColour.Third, 1.5),
                Line("Middle", band => band.P50, ChartColour.Accent, 3),
                Line("75 %", band => band.P75, ChartColour.Third, 1.5),
                Line("95 %", band => band.P95, ChartColour.Muted, 1.5),
            ],
            new Layout { Height = 300, ShowLegend = true, XAxis = ChartAxis.Across("Predicted output"), YAxis = ChartAxis.Up("True output less prediction") });

        Scatter Line(string name, Func<ResidualBand, double> value, string colour, double width) => ChartTrace.Line(
            x, bands.Select(band => Math.Round(value(band), 5)), $"Predicted about %{{x:.2f}}: {(name == "Middle" ? "the middle error is" : $"{name} of the errors are below")} %{{y:+.4f}}", name, colour, width);
    }

    /// <summary>How the errors spread.</summary>
    public static ChartFigure Spread(RegressionFacts facts)
    {
        var (edges, counts) = (facts.Review.ResidualEdges, facts.Review.ResidualCounts);
        double[] centres = [.. Enumerable.Range(0, counts.Count).Select(bin => Math.Round((edges[bin] + edges[bin + 1]) / 2, 5))];
        double near = centres.Zip(counts, (centre, count) => Math.Abs(centre) <= facts.ResidualStandardDeviation ? count : 0).Sum() / (double)facts.Rows;
        return new(
            $"About {FigureText.WholePercent(near)} of the errors are smaller than {NumberFormat.Like(facts.ResidualStandardDeviation, facts.ResidualStandardDeviation)}",
            "True output less prediction over all rows. The interval assumes errors that spread like a bell; the bars show how far that holds.",
            [
                ChartTrace.Histogram(centres, edges[1] - edges[0], counts.Select(count => (double)count),
                    counts.Select((count, bin) => $"Error {NumberFormat.Between(edges[bin], edges[bin + 1])}: {FigureText.Counted(count, "row")}").ToArray(), "Rows", ChartColour.Muted),
            ],
            new Layout { Height = 240, XAxis = ChartAxis.Across("True output less prediction"), YAxis = ChartAxis.Heights("Rows", counts.Max()) });
    }
}
