using RecApp.Charts;
using RecApp.Features.Regression.Model;
using RecApp.Features.Regression.Page;

namespace RecApp.Features.Regression.Figures;

/// <summary>How the variables and the output spread.</summary>
public static class VariableFigures
{
    public static ChartFigure Of(RegressionVariable variable) => Histogram(
        variable.Name, variable.Mean, variable.Distribution.Edges, [.. variable.Distribution.Counts.Select(count => (double)count)], ChartColour.Muted);

    public static ChartFigure Output(RegressionFacts facts) => Histogram(
        "output", facts.TargetMean, facts.Review.Edges, [.. facts.Review.Counts.Select(row => (double)row.Sum())], ChartColour.Accent);

    private static ChartFigure Histogram(string name, double mean, IReadOnlyList<double> edges, double[] counts, ChartColour colour) => new(
        $"{name} runs from {NumberFormat.Short(edges[0])} to {NumberFormat.Short(edges[^1])}, on average {NumberFormat.Short(mean)}",
        "Rows by value; the dashed line is the mean.",
        [
            ChartTrace.Bar(ChartValues.Of([.. counts.Select((_, bin) => Math.Round((edges[bin] + edges[bin + 1]) / 2, 5))]), counts, "Rows", colour) with
            {
                BarWidth = (edges[1] - edges[0]) * 0.94,
            },
        ],
        new()
        {
            Height = 260,
            XAxis = new() { Title = name },
            YAxis = new() { Title = "Rows" },
            Shapes = [ChartShape.VerticalLine(mean, dashed: true)],
        });
}
