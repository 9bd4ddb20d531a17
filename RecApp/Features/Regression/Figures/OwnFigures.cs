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
            $"The features explain {Math.Max(0, fit.CrossValidatedRSquared):P0} of “{fit.Target}” on unseen rows",
            $"Each point is a row; on the line prediction and truth are equal. {Shown(fit)}",
            [
                ChartTrace.Points(Fitted(fit), ChartValues.Of([.. fit.Points.Select(point => point.Actual)]), "Rows") with { Size = 5, Opacity = 0.55 },
                ChartTrace.Line(ends, ends, "Prediction = truth", ChartColour.Text) with { Size = 1.5 },
            ],
            new() { Height = 300, XAxis = new() { Title = $"Predicted {fit.Target}" }, YAxis = new() { Title = $"True {fit.Target}" } });
    }

    /// <summary>What is left over, by prediction.</summary>
    public static ChartFigure Residuals(OwnFit fit)
    {
        double deviation = fit.Fit.ResidualStandardDeviation;
        int within = fit.Points.Count(point => Math.Abs(point.Actual - point.Fitted) <= deviation);
        return new(
            $"{within / (double)fit.Points.Count:P0} of the errors are smaller than {NumberFormat.Short(deviation)}",
            $"True value less prediction. A bend says that a straight line is not enough, a funnel that the interval is too wide on one side and too narrow on the other. {Shown(fit)}",
            [ChartTrace.Points(Fitted(fit), ChartValues.Of([.. fit.Points.Select(point => point.Actual - point.Fitted)]), "Rows") with { Size = 5, Opacity = 0.55 }],
            new() { Height = 300, XAxis = new() { Title = $"Predicted {fit.Target}" }, YAxis = new() { Title = "True value less prediction" } });
    }

    private static ChartValues Fitted(OwnFit fit) => ChartValues.Of([.. fit.Points.Select(point => point.Fitted)]);

    private static string Shown(OwnFit fit) => fit.Points.Count < fit.Fit.Rows ? $"{fit.Points.Count:N0} of {fit.Fit.Rows:N0} rows are shown." : "";
}
