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
                : $"{UsdText.Rounded(prediction.EarningsUsd)} among {count:N0} programmes of the field and {total:N0} with this credential",
            $"Bars show which share of programmes has which median earnings, in steps of {UsdText.Exact(histograms.BinWidthUsd)}; the line is the prediction, the band holds nine in ten such programmes. "
                + $"The last bar holds everything above {UsdText.Exact((double)histograms.BinWidthUsd * histograms.Bins)}.",
            traces,
            new()
            {
                Height = 340,
                ShowLegend = true,
                XAxis = new() { Title = "Median earnings two years after completion (USD)", TickFormat = ",.0f" },
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
            $"{InputNames[strongest.Feature]} {(strongest.Usd < 0 ? "lowers" : "raises")} the prediction most, by {UsdText.Rounded(Math.Abs(strongest.Usd))}",
            $"Bars start at an average programme ({UsdText.Rounded(prediction.BaseUsd)}); together they lead to the prediction ({UsdText.Rounded(prediction.EarningsUsd)}).",
            [Side(parts, 1, "Raises", ChartColour.Third), Side(parts, -1, "Lowers", ChartColour.Second)],
            new()
            {
                Height = 330,
                ShowLegend = true,
                XAxis = new() { Title = "Moves the prediction by (USD)", TickFormat = ",.0f" },
                YAxis = new() { Type = "category", Reversed = true },
            })
        {
            Table = new(["Input", "USD"], [.. parts.Select(part => (IReadOnlyList<string>)[InputNames[part.Feature], UsdText.Exact(part.Usd)])], new HashSet<int> { 1 }),
        };
    }

    /// <summary>The prediction along one input.</summary>
    public static ChartFigure Curve(IReadOnlyList<CurvePoint> curve, string input, double? here)
    {
        var values = ChartValues.Of([.. curve.Select(point => Math.Round(point.Value, 4))]);
        string name = InputNames[input];
        var (lowest, highest) = (curve.Min(point => point.EarningsUsd), curve.Max(point => point.EarningsUsd));
        return new(
            $"Other inputs equal, {Lower(name)} moves the prediction between {UsdText.Rounded(lowest)} and {UsdText.Rounded(highest)}",
            "The strong line is the prediction; half of such programmes lie between the thin ones. It says what such programmes earn, not what changing a college would do.",
            [
                ChartTrace.Line(values, Y(point => point.EarningsUsd), "Prediction") with { Size = 3 },
                ChartTrace.Line(values, Y(point => point.Interval50.High), "Upper end, half of programmes", ChartColour.Muted),
                ChartTrace.Line(values, Y(point => point.Interval50.Low), "Lower end, half of programmes", ChartColour.Muted),
            ],
            new()
            {
                Height = 300,
                XAxis = new() { Title = input == "tuition" ? "Net price (USD a year)" : name, TickFormat = input == "admissionRate" ? ".0%" : ",.0f" },
                YAxis = new() { Title = "Earnings (USD)", TickFormat = ",.0f" },
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

    private static string Lower(string name) => name.StartsWith("Average SAT", StringComparison.Ordinal) ? "average SAT" : name.ToLowerInvariant();
}
