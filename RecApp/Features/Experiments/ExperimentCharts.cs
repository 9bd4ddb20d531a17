using System.Globalization;
using RecApp.Charts;
using RecApp.Experiments;

namespace RecApp.Features.Experiments;

/// <summary>The charts of an experiment.</summary>
internal static class ExperimentCharts
{
    /// <summary>A variant's difference from the control by the day, with the interval that holds on all days together; null before it has begun.</summary>
    /// <param name="report">How the experiment stands.</param>
    /// <param name="variant">Its place among the variants, 1 or more.</param>
    public static ChartFigure? Difference(ExperimentReport report, int variant)
    {
        var days = report.Days.Select(day => (Name: day.Day.ToString("d MMM", CultureInfo.InvariantCulture), One: day.Differences[variant - 1])).Where(day => day.One.HasBegun).ToList();
        if (days.Count == 0)
            return null;
        var (name, control, last) = (report.Variants[variant].Name, report.Variants[0].Name, days[^1].One);
        string title = last is { Low: > 0 } ? $"{name} is better than {control}" : last is { High: < 0 } ? $"{name} is worse than {control}" : $"Whether {name} is better than {control} is open";
        return new(
            $"{title}: {ExperimentText.Points(last.Low)} to {ExperimentText.Points(last.High)} points",
            $"Difference of {name} from {control} in percentage points by the day, with an interval that holds on all days together.",
            [
                Line(day => day.High, "upper end", ChartColour.Muted),
                Line(day => day.Difference, "difference", ChartColour.Accent),
                Line(day => day.Low, "lower end", ChartColour.Muted),
                Line(_ => 0, "no difference", ChartColour.Text),
            ],
            new()
            {
                XAxis = ChartAxis.NamesAcross(),
                YAxis = ChartAxis.Up("Percentage points"),
                ShowLegend = true,
            });

        Plotly.Blazor.ITrace Line(Func<VariantDifference, double> value, string series, string colour)
        {
            var line = ChartTrace.Line([], days.Select(day => Math.Round(100 * value(day.One), 4)), $"%{{x}}: %{{y:+.2f}} points ({series})", series, colour);
            line.X = ChartTrace.Boxed(days.Select(day => day.Name));
            line.Mode = Plotly.Blazor.Traces.ScatterLib.ModeFlag.Lines | Plotly.Blazor.Traces.ScatterLib.ModeFlag.Markers;
            return line;
        }
    }
}
