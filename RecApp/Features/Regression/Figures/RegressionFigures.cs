using Plotly.Blazor;
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
                ChartTrace.Bars(parts.Select(part => part.Name), parts.Select(part => part.Part), parts.Select(part => $"{part.Name} = {NumberFormat.Short(part.Value)}: {NumberFormat.Signed(part.Part)}").ToArray(), "Added to the mean")
                    .Coloured(parts.Select(part => part.Part >= 0 ? ChartColour.Accent : ChartColour.Second)),
            ],
            new Layout { Height = 260, XAxis = ChartAxis.Across("Added to the mean"), YAxis = ChartAxis.Names() })
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
            $"The prediction is above about {FigureText.WholePercent(below)} of the data",
            $"Bars show the share of the {facts.Rows:N0} rows. The line is the prediction, the band its 95 % interval.",
            [
                ChartTrace.Histogram(centres, review.Edges[1] - review.Edges[0], shares,
                    shares.Select((share, bin) => $"Output {NumberFormat.Between(review.Edges[bin], review.Edges[bin + 1])}: {FigureText.Percent(share)} of the rows").ToArray(), "Rows of the data", ChartColour.Muted),
            ],
            new Layout
            {
                Height = 260,
                XAxis = ChartAxis.Across("Output", range: (Math.Min(review.Edges[0], interval.Low), Math.Max(review.Edges[^1], interval.High))),
                YAxis = ChartAxis.Heights("Share of the rows", shares.Max(), ".0%"),
            }.WithBand(interval.Low, interval.High, ChartColour.Accent).WithLine(prediction.Output, $"Prediction {NumberFormat.Like(prediction.Output, facts.ResidualStandardDeviation)}", ChartColour.Accent));
    }
}
