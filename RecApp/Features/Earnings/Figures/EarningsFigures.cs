using System.Globalization;
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
        List<ChartTrace> traces = [];
        if (all is not null)
            traces.Add(Bars(all, histograms.BinWidthUsd, $"{credential}, all fields", ChartColour.Muted));
        if (own is not null)
            traces.Add(Bars(own, histograms.BinWidthUsd, field.Title, ChartColour.Accent) with { Opacity = 0.6 });
        int count = own?.Counts.Sum() ?? 0, total = all?.Counts.Sum() ?? 0;
        return new(
            own is null
                ? $"{UsdText.Rounded(prediction.EarningsUsd)} among {total:N0} programmes with this credential; too few of the field to show them"
                : $"{UsdText.Rounded(prediction.EarningsUsd)} among {count:N0} programmes of the field",
            $"The line is the prediction; the band holds nine in ten similar programmes. The last bar is everything above {UsdText.Exact((double)histograms.BinWidthUsd * histograms.Bins)}.",
            traces,
            new()
            {
                Height = 280,
                ShowLegend = true,
                XAxis = new() { Title = "Median pay two years on", TickFormat = Dollars, Range = Range(histograms.BinWidthUsd, [all, own], prediction.Interval90) },
                YAxis = new() { Title = "Share of programmes", TickFormat = ".0%" },
                Shapes = [ChartShape.Band(prediction.Interval90.Low, prediction.Interval90.High), ChartShape.VerticalLine(prediction.EarningsUsd, ChartColour.Second)],
            });
    }

    /// <summary>What each input adds to an average programme or takes away.</summary>
    public static ChartFigure Contributions(EarningsPrediction prediction)
    {
        var parts = prediction.Contributions.OrderByDescending(part => Math.Abs(part.Usd)).ToArray();
        var strongest = parts[0];
        return new(
            $"{InputNames[strongest.Feature]} matters most: {UsdText.Signed(strongest.Usd)}",
            $"From an average programme ({UsdText.Rounded(prediction.BaseUsd)}) the bars lead to the prediction ({UsdText.Rounded(prediction.EarningsUsd)}).",
            [Side(parts, 1, "Raises", ChartColour.Third), Side(parts, -1, "Lowers", ChartColour.Second)],
            new()
            {
                Height = 280,
                XAxis = new() { Title = "Moves it by", TickFormat = Dollars },
                YAxis = new() { Type = "category", Reversed = true },
            })
        {
            Table = new(["Input", "Moves it by"], [.. parts.Select(part => (IReadOnlyList<string>)[InputNames[part.Feature], UsdText.Signed(part.Usd)])], new HashSet<int> { 1 }),
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
        var values = ChartValues.Of([.. curve.Select(point => Math.Round(point.Value, 4))]);
        string name = InputNames[input];
        var (lowest, highest) = Span(curve);
        string yours = here is { } known ? $"yours, {NumericInput.Of(input).Text(known)}" : "unknown, as in yours";
        return new(
            $"If only {Lower(name)} changed: {UsdText.Rounded(lowest)} to {UsdText.Rounded(highest)} ({yours}: {UsdText.Rounded(usd)})",
            "The strong line is the prediction; half of similar programmes pay between the thin ones. It says what such programmes pay, not what changing a college would do.",
            [
                ChartTrace.Line(values, Y(point => point.EarningsUsd), "Prediction") with { Size = 3 },
                ChartTrace.Line(values, Y(point => point.Interval50.High), "Upper end, half of programmes", ChartColour.Muted),
                ChartTrace.Line(values, Y(point => point.Interval50.Low), "Lower end, half of programmes", ChartColour.Muted),
            ],
            new()
            {
                Height = 300,
                XAxis = new()
                {
                    Title = input == "tuition" ? "Net price a year" : name,
                    TickFormat = input switch { "admissionRate" => ".0%", "sat" => ".0f", _ => Dollars },
                    Range = [Math.Min(curve[0].Value, here ?? curve[0].Value), Math.Max(curve[^1].Value, here ?? curve[^1].Value)],
                },
                YAxis = new() { Title = "Prediction", TickFormat = Dollars },
                Shapes = here is { } value ? [ChartShape.VerticalLine(value, ChartColour.Second, dashed: true)] : [],
            });

        ChartValues Y(Func<CurvePoint, double> of) => ChartValues.Of([.. curve.Select(point => Math.Round(of(point)))]);
    }

    private static ChartTrace Side(EarningsContribution[] parts, int sign, string name, ChartColour colour) =>
        ChartTrace.Bar(
            ChartValues.Of([.. parts.Select(part => Math.Sign(part.Usd) == sign ? Math.Round(part.Usd) : 0)]),
            ChartValues.Of([.. parts.Select(part => InputNames[part.Feature])]), name, colour) with
        {
            Horizontal = true,
        };

    private static ChartTrace Bars(BinCounts bins, int width, string name, ChartColour colour)
    {
        double total = bins.Counts.Sum();
        return ChartTrace.Bar(
            ChartValues.Of([.. bins.Counts.Select((_, bin) => (bins.FirstBin + bin + 0.5) * width)]),
            ChartValues.Of([.. bins.Counts.Select(count => Math.Round(count / total, 5))]), name, colour) with
        {
            BarWidth = 0.94 * width,
            Text = ChartValues.Of([.. bins.Counts.Select(count => count.ToString("N0", CultureInfo.InvariantCulture) + (count == 1 ? " programme" : " programmes"))]),
        };
    }

    // Plotly counts only bars: the band may end beyond the last, which stands for everything above.
    private static double[] Range(int width, IEnumerable<BinCounts?> bins, UsdInterval band)
    {
        BinCounts[] shown = [.. bins.OfType<BinCounts>()];
        double low = Math.Min(band.Low, shown.Select(one => (double)one.FirstBin * width).DefaultIfEmpty(band.Low).Min());
        double high = Math.Max(band.High, shown.Select(one => (double)(one.FirstBin + one.Counts.Count) * width).DefaultIfEmpty(band.High).Max());
        return [low - width, high + width];
    }

    /// <summary>The name within a sentence.</summary>
    public static string Lower(string name) => name.StartsWith("Average SAT", StringComparison.Ordinal) ? "average SAT" : name.ToLowerInvariant();
}
