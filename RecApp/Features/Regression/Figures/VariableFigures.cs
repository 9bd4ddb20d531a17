using Plotly.Blazor;
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

    private static ChartFigure Histogram(string name, double mean, IReadOnlyList<double> edges, double[] counts, string colour) => new(
        $"{name} runs from {NumberFormat.Short(edges[0])} to {NumberFormat.Short(edges[^1])}, on average {NumberFormat.Short(mean)}",
        "Rows by value; the dashed line is the mean.",
        [
            ChartTrace.Histogram(counts.Select((_, bin) => Math.Round((edges[bin] + edges[bin + 1]) / 2, 5)), edges[1] - edges[0], counts,
                counts.Select((count, bin) => $"{name} {NumberFormat.Between(edges[bin], edges[bin + 1])}: {FigureText.Counted(count, "row")}").ToArray(), "Rows", colour),
        ],
        new Layout { Height = 260, XAxis = ChartAxis.Across(name), YAxis = ChartAxis.Heights("Rows", counts.Max()) }
            .WithLine(mean, $"Mean {NumberFormat.Short(mean)}", dashed: true));
}
