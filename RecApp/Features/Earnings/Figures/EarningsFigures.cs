using Plotly.Blazor;
using Plotly.Blazor.Traces;
using RecApp.Charts;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Page;

namespace RecApp.Features.Earnings.Figures;

/// <summary>The charts around a prediction.</summary>
internal static class EarningsFigures
{
    /// <summary>Names of the inputs as the page says them, in the order of contributions.</summary>
    public static readonly IReadOnlyDictionary<string, string> InputNames = new Dictionary<string, string>
    {
        ["region"] = "Region",
        ["locale"] = "Place",
        ["collegeType"] = "Type of college",
        ["field"] = "Field of study",
        ["credential"] = "Credential",
        ["admissionRate"] = "Admission rate",
        ["sat"] = "Average SAT",
        ["tuition"] = "Net price",
    };

    // $50k
    private const string Dollars = "$~s";

    /// <summary>All programmes with the credential, over them those in the field, and the prediction among them.</summary>
    public static ChartFigure Distribution(EarningsChoices choices, Programme programme, EarningsPrediction prediction)
    {
        var histograms = choices.Catalogue.Histograms;
        var field = choices.Field(programme.Field!.Value);
        string credential = EarningsChoices.Name(choices.Catalogue.Credentials, programme.Credential);
        var all = histograms.ByCredential.GetValueOrDefault(programme.Credential);
        var own = histograms.ByFieldCredential.GetValueOrDefault($"{field.Code}-{programme.Credential}");
        List<ITrace> traces = [];
        if (all is not null)
            traces.Add(Bars(all, histograms, $"{credential}, all fields", ChartColour.Muted));
        if (own is not null)
        {
            var bars = Bars(own, histograms, field.Title, ChartColour.Accent);
            bars.Opacity = 0.6m;
            traces.Add(bars);
        }
        double highest = new[] { all, own }.Max(bins => bins is null ? 0 : bins.Counts.Max() / (double)bins.Counts.Sum());
        int count = own?.Counts.Sum() ?? 0, total = all?.Counts.Sum() ?? 0;
        return new(
            own is null
                ? $"{UsdText.Rounded(prediction.EarningsUsd)} among {total:N0} programmes with this credential; too few of the field to show them"
                : $"{UsdText.Rounded(prediction.EarningsUsd)} among {count:N0} programmes of the field",
            $"The line is the prediction; the band holds nine in ten similar programmes. The last bar is everything above {UsdText.Exact((double)histograms.BinWidthUsd * histograms.Bins)}.",
            traces,
            new Layout
            {
                Height = 280,
                ShowLegend = true,
                XAxis = ChartAxis.Across("Median pay two years on", Dollars, Reach(histograms, [all, own], prediction.Interval90)),
                YAxis = ChartAxis.Heights("Share of programmes", highest, ".0%"),
            }.WithBand(prediction.Interval90.Low, prediction.Interval90.High).WithLine(prediction.EarningsUsd, $"Prediction {UsdText.Rounded(prediction.EarningsUsd)}", ChartColour.Second));
    }

    /// <summary>What each input adds to an average programme or takes away.</summary>
    public static ChartFigure Contributions(EarningsPrediction prediction)
    {
        var parts = prediction.Contributions.OrderByDescending(part => Math.Abs(part.Usd)).ToArray();
        var strongest = parts[0];
        return new(
            $"{Name(strongest)} matters most: {UsdText.Signed(strongest.Usd)}",
            $"From an average programme ({UsdText.Rounded(prediction.BaseUsd)}) the bars lead to the prediction ({UsdText.Rounded(prediction.EarningsUsd)}).{(parts.Any(part => part.IsUnknown) ? " What is marked (?) is unknown." : "")}",
            [Side(parts, 1, "Raises", ChartColour.Third), Side(parts, -1, "Lowers", ChartColour.Second)],
            new Layout
            {
                Height = 280,
                XAxis = ChartAxis.Across("Moves it by", Dollars),
                YAxis = ChartAxis.Names(),
            })
        {
            Table = new(["Input", "Moves it by"], [.. parts.Select(part => (IReadOnlyList<string>)[Name(part), UsdText.Signed(part.Usd)])], new HashSet<int> { 1 }),
        };
    }

    /// <summary>The lowest and the highest prediction of a curve, in USD.</summary>
    public static (double Lowest, double Highest) Span(IReadOnlyList<CurvePoint> curve) => (curve.Min(point => point.EarningsUsd), curve.Max(point => point.EarningsUsd));

    /// <summary>The prediction along one input.</summary>
    /// <param name="curve">Its points, from the smallest value.</param>
    /// <param name="input">One of <see cref="EarningsQuery.CurveInputs"/>.</param>
    /// <param name="here">The value asked about; null where it is unknown.</param>
    /// <param name="usd">What was predicted for it.</param>
    public static ChartFigure Curve(IReadOnlyList<CurvePoint> curve, string input, double? here, double usd)
    {
        double[] values = [.. curve.Select(point => Math.Round(point.Value, 4))];
        string name = InputNames[input];
        var (lowest, highest) = Span(curve);
        string yours = here is { } known ? $"yours, {NumericInput.Of(input).Text(known)}" : "unknown, as in yours";
        bool isShare = input == "admissionRate", isPrice = input == "tuition";
        string at = $"{(isPrice ? "Net price" : name)} {(isShare ? "%{x:.0%}" : isPrice ? "%{x:$,.0f}" : "%{x:,.0f}")}: %{{y:$,.0f}}\n";
        var layout = new Layout
        {
            Height = 300,
            // The value asked about may lie outside of the curve.
            XAxis = ChartAxis.Across(isPrice ? "Net price a year" : name, isShare ? ".0%" : isPrice ? Dollars : ",.0f",
                (Math.Min(curve[0].Value, here ?? curve[0].Value), Math.Max(curve[^1].Value, here ?? curve[^1].Value))),
            YAxis = ChartAxis.Up("Prediction", Dollars),
        };
        if (here is { } value)
            layout.WithLine(value, $"You: {NumericInput.Of(input).Text(value)}", ChartColour.Second, dashed: true);
        return new(
            $"If only {Lower(name)} changed: {UsdText.Rounded(lowest)} to {UsdText.Rounded(highest)} ({yours}: {UsdText.Rounded(usd)})",
            "The strong line is the prediction; half of similar programmes pay between the thin ones. It says what such programmes pay, not what changing a college would do.",
            [
                Line("Prediction", point => point.EarningsUsd, ChartColour.Accent, 3),
                Line("Upper end, half of programmes", point => point.Interval50.High, ChartColour.Muted, 2),
                Line("Lower end, half of programmes", point => point.Interval50.Low, ChartColour.Muted, 2),
            ],
            layout);

        Scatter Line(string series, Func<CurvePoint, double> of, string colour, double width) =>
            ChartTrace.Line(values, curve.Select(point => Math.Round(of(point))), at + series, series, colour, width);
    }

    // Plotly leaves bands out of account: without this one would end at the last bar.
    private static (double From, double To) Reach(EarningsHistograms histograms, BinCounts?[] shown, UsdInterval interval)
    {
        BinCounts[] bins = [.. shown.OfType<BinCounts>()];
        double from = bins.Min(one => (double?)one.FirstBin) ?? 0, to = bins.Max(one => (double?)one.FirstBin + one.Counts.Count) ?? 0;
        int width = histograms.BinWidthUsd;
        return (Math.Min(from * width, interval.Low) - width, Math.Max(to * width, interval.High) + width);
    }

    private static string Name(EarningsContribution part) => InputNames[part.Feature] + (part.IsUnknown ? " (unknown)" : "");

    private static Bar Side(EarningsContribution[] parts, int sign, string name, string colour) => ChartTrace.Bars(
        parts.Select(part => InputNames[part.Feature] + (part.IsUnknown ? " (?)" : "")),
        parts.Select(part => Math.Sign(part.Usd) == sign ? Math.Round(part.Usd) : 0),
        parts.Select(part => $"{Name(part)} {(sign < 0 ? "lowers" : "raises")} the prediction by {UsdText.Exact(Math.Abs(part.Usd))}").ToArray(), name, colour);

    private static Bar Bars(BinCounts bins, EarningsHistograms histograms, string name, string colour)
    {
        int width = histograms.BinWidthUsd;
        double total = bins.Counts.Sum();
        return ChartTrace.Histogram(
            bins.Counts.Select((_, bin) => (bins.FirstBin + bin + 0.5) * width), width,
            bins.Counts.Select(count => Math.Round(count / total, 5)),
            bins.Counts.Select((count, bin) => $"{Span(bins.FirstBin + bin)}: {FigureText.Counted(count, "programme")} ({FigureText.WholePercent(count / total)})\n{name}").ToArray(), name, colour);

        string Span(int bin) => bin >= histograms.Bins ? $"{UsdText.Exact((double)bin * width)} and more" : $"{UsdText.Exact((double)bin * width)}–{FigureText.Whole((bin + 1.0) * width)}";
    }

    /// <summary>The name within a sentence.</summary>
    public static string Lower(string name) => name.StartsWith("Average SAT", StringComparison.Ordinal) ? "average SAT" : name.ToLowerInvariant();
}
