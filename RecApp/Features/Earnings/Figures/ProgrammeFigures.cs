using System.Globalization;
using Plotly.Blazor;
using RecApp.Charts;
using RecApp.Features.Earnings.Model.Catalogue;

namespace RecApp.Features.Earnings.Figures;

/// <summary>Charts of the programmes behind the predictor, out of the counts in the bundle.</summary>
internal static class ProgrammeFigures
{
    private const int ShownFields = 15;

    /// <summary>Programmes with known earnings.</summary>
    public static long Programmes(EarningsCatalogue catalogue) => catalogue.Inputs.Credential.Counts.Sum();

    public static IReadOnlyList<ChartFigure> All(EarningsCatalogue catalogue) =>
        [Medians(catalogue), Spread(catalogue), Fields(catalogue), Regions(catalogue), Unknown(catalogue), Locales(catalogue)];

    /// <summary>Median earnings and number of programmes of each credential.</summary>
    public static ChartFigure Medians(EarningsCatalogue catalogue)
    {
        var rows = catalogue.Histograms.ByCredential
            .Select(pair => (Name: NameOf(catalogue.Credentials, pair.Key), Median: Quantile(pair.Value, 0.5, catalogue.Histograms.BinWidthUsd), Programmes: pair.Value.Counts.Sum()))
            .OrderByDescending(row => row.Median).ToArray();
        return new(
            $"Earnings by credential: {rows[0].Name} is highest, {rows[^1].Name} lowest",
            $"Median over programmes of what their graduates earn two years after completion, in USD a year, to steps of {catalogue.Histograms.BinWidthUsd:N0}.",
            [ChartTrace.Bars(rows.Select(row => row.Name), rows.Select(row => row.Median), rows.Select(row => $"{row.Name}: {Usd(row.Median)}, {FigureText.Counted(row.Programmes, "programme")}").ToArray(), "USD")],
            Sideways("Median earnings", rows[0].Median, "$~s"))
        {
            Table = new(["Credential", "Median (USD)", "Programmes"],
                [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, row.Median.ToString("N0", CultureInfo.InvariantCulture), row.Programmes.ToString("N0", CultureInfo.InvariantCulture)])], new HashSet<int> { 1, 2 }),
        };
    }

    /// <summary>How earnings spread, a curve for each of the commonest credentials.</summary>
    public static ChartFigure Spread(EarningsCatalogue catalogue)
    {
        int width = catalogue.Histograms.BinWidthUsd;
        var commonest = catalogue.Histograms.ByCredential.OrderByDescending(pair => pair.Value.Counts.Sum()).Take(4).ToArray();
        string[] colours = [ChartColour.Accent, ChartColour.Second, ChartColour.Third, ChartColour.Muted];
        return new(
            $"Nine in ten programmes with a {NameOf(catalogue.Credentials, commonest[0].Key)} lie between {Usd(Quantile(commonest[0].Value, 0.05, width))} and {Usd(Quantile(commonest[0].Value, 0.95, width))}",
            $"Share of the programmes of each of the four most common credentials, in steps of ${width:N0}; the last step holds everything above.",
            [.. commonest.Zip(colours, (pair, colour) => ChartTrace.Line(
                pair.Value.Counts.Select((_, bin) => (pair.Value.FirstBin + bin + 0.5) * width),
                pair.Value.Counts.Select(count => Math.Round(count / (double)pair.Value.Counts.Sum(), 4)),
                "About %{x:$,.0f}: %{y:.1%} of programmes with this credential", NameOf(catalogue.Credentials, pair.Key), colour))],
            new Layout
            {
                Height = 320,
                ShowLegend = true,
                XAxis = ChartAxis.Across("Median earnings of a programme", "$~s"),
                YAxis = ChartAxis.Heights("Share of programmes", commonest.Max(pair => pair.Value.Counts.Max() / (double)pair.Value.Counts.Sum()), ".0%"),
            });
    }

    /// <summary>The fields with most programmes.</summary>
    public static ChartFigure Fields(EarningsCatalogue catalogue)
    {
        var fields = catalogue.Fields.OrderByDescending(field => field.Programmes).Take(ShownFields).ToArray();
        return new(
            $"{fields[0].Title} is the most common field, with {fields[0].Programmes:N0} programmes",
            $"Programmes with known earnings in the {ShownFields} largest of {catalogue.Fields.Count(field => field.Programmes > 0):N0} fields.",
            [ChartTrace.Bars(fields.Select(field => field.Title), fields.Select(field => (double)field.Programmes), fields.Select(field => $"{field.Title}: {FigureText.Counted(field.Programmes, "programme")}").ToArray(), "Programmes")],
            Sideways("Programmes", fields[0].Programmes, ",", height: 580))
        {
            Table = new(["Field", "Programmes"], [.. fields.Select(field => (IReadOnlyList<string>)[field.Title, field.Programmes.ToString("N0", CultureInfo.InvariantCulture)])], new HashSet<int> { 1 }),
        };
    }

    /// <summary>Where the colleges of the programmes are.</summary>
    public static ChartFigure Regions(EarningsCatalogue catalogue) => Codes(catalogue.Inputs.Region, catalogue.Regions, "region");

    /// <summary>How urban the places of the colleges are.</summary>
    public static ChartFigure Locales(EarningsCatalogue catalogue) => Codes(catalogue.Inputs.Locale, catalogue.Locales, "place");

    /// <summary>How often each input is unknown.</summary>
    public static ChartFigure Unknown(EarningsCatalogue catalogue)
    {
        var inputs = catalogue.Inputs;
        var shares = new (string Name, double Share)[]
        {
            ("Average SAT", inputs.Sat.UnknownShare), ("Admission rate", inputs.AdmissionRate.UnknownShare), ("Net price", inputs.Tuition.UnknownShare),
            ("Region", UnknownShare(inputs.Region)), ("Place", UnknownShare(inputs.Locale)),
        }.OrderByDescending(input => input.Share).ToArray();
        return new(
            $"{shares[0].Name} is unknown for {FigureText.WholePercent(shares[0].Share)} of the programmes",
            "Share of programmes whose college does not report each input. The models learn from them all the same.",
            [ChartTrace.Bars(shares.Select(input => input.Name), shares.Select(input => Math.Round(input.Share, 4)), "%{y}: unknown for %{x:.1%} of programmes", "Share")],
            Sideways("Unknown for this share of programmes", shares[0].Share, ".0%"));
    }

    private static ChartFigure Codes(CodeCounts counts, IReadOnlyList<CodeName> names, string what)
    {
        var rows = counts.Codes.Zip(counts.Counts, (code, count) => (Name: code == 0 ? "Unknown" : NameOf(names, code), Count: count)).OrderByDescending(row => row.Count).ToArray();
        return new(
            $"{rows[0].Name} is the most common {what}, with {rows[0].Count:N0} programmes",
            $"Programmes by {what} of their college.",
            [ChartTrace.Bars(rows.Select(row => row.Name), rows.Select(row => (double)row.Count), rows.Select(row => $"{row.Name}: {FigureText.Counted(row.Count, "programme")}").ToArray(), "Programmes")],
            Sideways("Programmes", rows[0].Count, ","));
    }

    private static double UnknownShare(CodeCounts counts) =>
        counts.Codes.Zip(counts.Counts).Where(pair => pair.First == 0).Sum(pair => pair.Second) / (double)counts.Counts.Sum();

    // The middle of the bin that holds it.
    private static double Quantile(BinCounts bins, double level, int width)
    {
        int rank = (int)Math.Ceiling(bins.Counts.Sum() * level), seen = 0, bin = 0;
        while ((seen += bins.Counts[bin]) < rank)
            bin++;
        return (bins.FirstBin + bin + 0.5) * width;
    }

    private static string Usd(double usd) => $"${usd:N0}";

    private static Layout Sideways(string title, double longest, string format, int height = 340) => new()
    {
        Height = height,
        XAxis = ChartAxis.Lengths(title, longest, format),
        YAxis = ChartAxis.Names(),
    };

    private static string NameOf(IReadOnlyList<CodeName> names, int code) => names.FirstOrDefault(name => name.Code == code)?.Name ?? "Unknown";
}
