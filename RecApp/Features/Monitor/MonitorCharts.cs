using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using RecApp.Charts;
using RecApp.Monitoring.Quality;
using RecApp.Monitoring.Watching;
using RecApp.Text;

namespace RecApp.Features.Monitor;

/// <summary>The monitor's charts.</summary>
internal static class MonitorCharts
{
    private const string Time = "time";

    /// <summary>Questions by the hour or day.</summary>
    public static ChartFigure Questions(ModelReport report, MonitorPeriod period)
    {
        string[] names = Names(report, period);
        double[] answered = [.. report.Steps.Select(step => (double)step.Traffic.Answered)], others = [.. report.Steps.Select(step => (double)(step.Traffic.Asked - step.Traffic.Answered))];
        string title = report.Total.Asked == 0
            ? $"Nobody asked in {period.Name()}"
            : $"{MonitorText.Count(report.Total.Asked)} {(report.Total.Asked == 1 ? "question" : "questions")} in {period.Name()}, {MonitorText.Share((double)report.Total.Answered / report.Total.Asked)} answered";
        return new(
            title, $"{title}, by the {Unit(period)}.",
            [
                ChartTrace.Columns(names, answered, "%{x}: %{y:,} answered", "answered"),
                ChartTrace.Columns(names, others, "%{x}: %{y:,} not answered", "not answered", ChartColour.Second),
            ],
            new()
            {
                BarMode = BarModeEnum.Stack,
                XAxis = Shared(report, period),
                YAxis = ChartAxis.Heights("Questions", answered.Zip(others, (one, two) => one + two).Max()),
                ShowLegend = true,
            })
        { Together = Time };
    }

    /// <summary>How long answers took by the hour or day; null without answers.</summary>
    public static ChartFigure? Latency(ModelReport report, MonitorPeriod period)
    {
        TrafficStep[] steps = [.. report.Steps.Where(step => step.Traffic.P50Ms is not null)];
        if (steps.Length == 0)
            return null;
        string[] names = [.. steps.Select(step => MonitorText.Hour(step.From, period.Step()))];
        string title = $"Half of the answers took up to {MonitorText.Milliseconds(report.Total.P50Ms)}, 1 in 100 over {MonitorText.Milliseconds(report.Total.P99Ms)}";
        return new(
            title, $"{title}, by the {Unit(period)}.",
            [
                Times(step => step.P50Ms, "median", ChartColour.Accent),
                Times(step => step.P95Ms, "95 %", ChartColour.Muted),
                Times(step => step.P99Ms, "99 %", ChartColour.Second),
            ],
            new()
            {
                XAxis = Shared(report, period),
                YAxis = ChartAxis.Heights("Milliseconds", steps.Max(step => step.Traffic.P99Ms!.Value), ",.3~g"),
                ShowLegend = true,
            })
        { Together = Time };

        ITrace Times(Func<Traffic, double?> value, string name, string colour) =>
            Line(names, steps.Select(step => value(step.Traffic) ?? 0), $"%{{x}}: %{{y:.3~g}} ms ({name})", name, colour);
    }

    /// <summary>A feature's distribution now over that in training, in shares; null where nothing was asked yet.</summary>
    public static ChartFigure? Feature(FeatureReport feature)
    {
        double now = feature.Window.Counts.Sum() + feature.Window.Below + feature.Window.Above, before = feature.Reference.Counts.Sum();
        if (now == 0 || before == 0)
            return null;
        double[] window = [.. feature.Window.Counts.Select(count => count / now)];
        // What lies outside has to be seen, too.
        (window[0], window[^1]) = (window[0] + feature.Window.Below / now, window[^1] + feature.Window.Above / now);
        double[] reference = [.. feature.Reference.Counts.Select(count => count / before)];
        string[] names = [.. feature.Reference.Counts.Select((_, bin) => Bin(feature, bin))];
        string title = $"{feature.Reference.Feature}: {MonitorText.Verdict(feature)}";
        return new(
            title, $"Share of questions by {feature.Reference.Feature}, now ({MonitorText.Count((long)now)}) beside training ({MonitorText.Count((long)before)}).",
            [
                ChartTrace.Columns(names, window, "%{x}: %{y:.1%} now", "now", feature.Verdict.Drifted ? ChartColour.Second : ChartColour.Accent),
                Line(names, reference, "%{x}: %{y:.1%} in training", "training", ChartColour.Text),
            ],
            new()
            {
                XAxis = ChartAxis.NamesAcross(),
                YAxis = ChartAxis.Heights("Share", window.Concat(reference).Max(), ".0%"),
                ShowLegend = true,
            });
    }

    /// <summary>How often answers were right over how sure the model was.</summary>
    public static ChartFigure Calibrated(RatedCalibration calibration)
    {
        string title = $"It was {MonitorText.Share(calibration.Stated)} sure on average, and {MonitorText.Share(calibration.Right)} of {MonitorText.Count(calibration.Answers)} rated answers were right";
        double[] across = [.. calibration.Steps.Select(step => step.Stated)];
        var right = ChartTrace.Points(across, calibration.Steps.Select(step => step.Right), calibration.Steps.Select(step =>
            $"{MonitorText.Share(step.Stated)} sure: {MonitorText.Share(step.Right)} of {MonitorText.Count(step.Answers)} right ({MonitorText.Share(step.Low)} to {MonitorText.Share(step.High)})").ToArray(), "right", size: 10);
        right.ErrorY = new()
        {
            Type = Plotly.Blazor.Traces.ScatterLib.ErrorYLib.TypeEnum.Data,
            Symmetric = false,
            Array = ChartTrace.Boxed(calibration.Steps.Select(step => step.High - step.Right)),
            ArrayMinus = ChartTrace.Boxed(calibration.Steps.Select(step => step.Right - step.Low)),
            Color = ChartColour.Muted,
        };
        return new(
            title, "Share of right answers with its 95 % interval, over how sure the model said it was; on the line both are the same.",
            [right, ChartTrace.Line([0.5, 1], [0.5, 1], "%{x:.0%} sure", "as sure as right", ChartColour.Text)],
            new()
            {
                XAxis = ChartAxis.Across("How sure it was", ".0%", (0.48, 1.02)),
                YAxis = ChartAxis.Up("Right", ".0%", (0, 1.05)),
                ShowLegend = true,
            })
        {
            Table = new(
                ["How sure it was", "Right", "From", "To", "Answers"],
                [.. calibration.Steps.Select(step => (IReadOnlyList<string>)[MonitorText.Share(step.Stated), MonitorText.Share(step.Right), MonitorText.Share(step.Low), MonitorText.Share(step.High), MonitorText.Count(step.Answers)])],
                new HashSet<int> { 0, 1, 2, 3, 4 }),
        };
    }

    private static ITrace Line(string[] names, IEnumerable<double> values, string hover, string name, string colour)
    {
        var line = ChartTrace.Line([], values, hover, name, colour);
        line.X = ChartTrace.Boxed(names);
        line.Mode = Plotly.Blazor.Traces.ScatterLib.ModeFlag.Lines | Plotly.Blazor.Traces.ScatterLib.ModeFlag.Markers;
        return line;
    }

    private static IList<XAxis> Shared(ModelReport report, MonitorPeriod period) => ChartAxis.Times($"{period.Name().Capitalised()}, UTC", Names(report, period));

    private static string[] Names(ModelReport report, MonitorPeriod period) => [.. report.Steps.Select(step => MonitorText.Hour(step.From, period.Step()))];

    private static string Unit(MonitorPeriod period) => period.Step() < TimeSpan.FromDays(1) ? "hour, in UTC" : "day";

    private static string Bin(FeatureReport feature, int bin)
    {
        var edges = feature.Reference.Edges;
        return feature.Reference.AreCategories == true
            ? ((edges[bin] + edges[bin + 1]) / 2).ToString("0.##", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{edges[bin]:0.###}–{edges[bin + 1]:0.###}");
    }
}
