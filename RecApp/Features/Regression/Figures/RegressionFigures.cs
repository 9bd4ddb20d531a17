using RecApp.Charts;
using RecApp.Features.Regression.Api;
using RecApp.Features.Regression.Model;
using RecApp.Features.Regression.Page;

namespace RecApp.Features.Regression.Figures;

/// <summary>The charts of one prediction.</summary>
public static class RegressionFigures
{
    // Less of a typical error is no movement.
    private const double Nothing = 0.01;

    /// <summary>What each variable adds to the mean; together exactly the prediction less the mean.</summary>
    public static ChartFigure Contributions(RegressionFacts facts, IReadOnlyList<double> values, double output)
    {
        var parts = facts.Variables.Select((variable, i) => (variable.Name, Value: values[i], variable.Mean, Part: variable.Coefficient * (values[i] - variable.Mean)))
            .OrderByDescending(part => Math.Abs(part.Part)).ToList();
        double error = facts.ResidualStandardDeviation;
        var first = parts[0];
        return new(
            Math.Abs(first.Part) < Nothing * error
                ? "All values are average, so nothing moves the prediction"
                : $"{first.Name} matters most: {(first.Part > 0 ? "+" : "")}{NumberFormat.Like(first.Part, error)}",
            $"Each bar is coefficient × (value − mean). From the mean of the data, {NumberFormat.Like(facts.TargetMean, error)}, they lead to {NumberFormat.Like(output, error)}.",
            [
                ChartTrace.Bar(ChartValues.Of([.. parts.Select(part => part.Part)]), ChartValues.Of([.. parts.Select(part => part.Name)]), "Added to the mean") with
                {
                    Horizontal = true,
                    // The first two colours of the palette: up and down.
                    PointColours = [.. parts.Select(part => part.Part >= 0 ? 0 : 1)],
                },
            ],
            new() { Height = 260, XAxis = new() { Title = "Added to the mean" }, YAxis = new() { Reversed = true, Type = "category" } })
        {
            Table = new(
                ["Variable", "Value", "Mean", "Added"],
                [.. parts.Select(part => (IReadOnlyList<string>)[part.Name, NumberFormat.Short(part.Value), NumberFormat.Short(part.Mean), NumberFormat.Signed(part.Part)])],
                new HashSet<int> { 1, 2, 3 }),
        };
    }

    /// <summary>Where the prediction and its interval lie among the targets of the data.</summary>
    public static ChartFigure Place(RegressionFacts facts, RegressionPrediction prediction)
    {
        var review = facts.Review;
        int bins = review.Counts.Count;
        double[] centres = [.. Enumerable.Range(0, bins).Select(bin => (review.Edges[bin] + review.Edges[bin + 1]) / 2)];
        double[] shares = [.. review.Counts.Select(row => row.Sum() / (double)facts.Rows)];
        double below = centres.Zip(shares, (centre, share) => centre < prediction.Output ? share : 0).Sum();
        var interval = prediction.Interval95;
        return new(
            $"The prediction is above about {below:P0} of the data",
            $"Bars show the share of the {facts.Rows:N0} rows. The line is the prediction, the band its 95 % interval.",
            [ChartTrace.Bar(centres, shares, "Rows of the data", ChartColour.Muted) with { BarWidth = (review.Edges[1] - review.Edges[0]) * 0.94 }],
            new()
            {
                Height = 260,
                XAxis = new()
                {
                    Title = "Output",
                    Range = [Math.Min(review.Edges[0], interval.Low), Math.Max(review.Edges[^1], interval.High)],
                },
                YAxis = new() { Title = "Share of the rows", TickFormat = ".0%" },
                Shapes = [ChartShape.Band(interval.Low, interval.High, ChartColour.Accent), ChartShape.VerticalLine(prediction.Output, ChartColour.Accent)],
            });
    }
}
