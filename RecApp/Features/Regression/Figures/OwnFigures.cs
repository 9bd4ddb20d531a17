using Plotly.Blazor;
using Plotly.Blazor.Traces;
using RecApp.Charts;
using RecApp.Features.Regression.Fitting;
using RecApp.Features.Regression.Page;

namespace RecApp.Features.Regression.Figures;

/// <summary>The charts of a fit to a table of one's own.</summary>
public static class OwnFigures
{
    /// <summary>Predicted against true targets.</summary>
    public static ChartFigure PredictedActual(OwnFit fit)
    {
        double low = fit.Points.Min(point => Math.Min(point.Fitted, point.Actual)), high = fit.Points.Max(point => Math.Max(point.Fitted, point.Actual));
        double[] ends = [low, high];
        return new(
            $"The features explain {FigureText.WholePercent(Math.Max(0, fit.CrossValidatedRSquared))} of “{fit.Target}” on rows they haven't seen",
            $"Each point is a row; on the line prediction and truth are equal. {Shown(fit)}",
            [
                Rows(fit, point => point.Actual, "truly %{y:,.4~g}"),
                ChartTrace.Line(ends, ends, "Prediction = truth: %{x:,.4~g}", "Prediction = truth", ChartColour.Text, width: 1.5),
            ],
            new Layout { Height = 300, XAxis = ChartAxis.Across($"Predicted {fit.Target}"), YAxis = ChartAxis.Up($"True {fit.Target}") });
    }

    /// <summary>What is left over, by prediction.</summary>
    public static ChartFigure Residuals(OwnFit fit)
    {
        double deviation = fit.Fit.ResidualStandardDeviation;
        int within = fit.Points.Count(point => Math.Abs(point.Actual - point.Fitted) <= deviation);
        return new(
            $"{FigureText.WholePercent(within / (double)fit.Points.Count)} of the errors are smaller than {NumberFormat.Like(deviation, deviation)}",
            $"True value less prediction. A bend says that a straight line is not enough, a funnel that the interval is too wide on one side and too narrow on the other. {Shown(fit)}",
            [Rows(fit, point => point.Actual - point.Fitted, "%{y:+,.4~g} off")],
            new Layout { Height = 300, XAxis = ChartAxis.Across($"Predicted {fit.Target}"), YAxis = ChartAxis.Up("True value less prediction") });
    }

    private static Scatter Rows(OwnFit fit, Func<FittedPoint, double> up, string hover)
    {
        var rows = ChartTrace.Points(fit.Points.Select(point => point.Fitted), fit.Points.Select(up), $"Predicted %{{x:,.4~g}}, {hover}", "Rows", size: 5);
        rows.Opacity = 0.55m;
        return rows;
    }

    private static string Shown(OwnFit fit) => fit.Points.Count < fit.Fit.Rows ? $"{fit.Points.Count:N0} of {fit.Fit.Rows:N0} rows are shown." : "";
}
