using System.Globalization;
using RecApp.Session;

namespace RecApp.Features.Earnings.Page;

/// <summary>What the form of <c>/predictor</c> asks for, as its address carries it.</summary>
public sealed record EarningsQuery
{
    public const string Path = "/predictor";

    /// <summary>Most programmes side by side, the one in the form among them.</summary>
    public const int MostScenarios = 4;

    /// <summary>Inputs that a what-if curve can run along.</summary>
    public static IReadOnlyList<string> CurveInputs { get; } = ["sat", "tuition", "admissionRate"];

    /// <summary>The programme in the form.</summary>
    public Programme Programme { get; init; } = new(null);

    /// <summary>Programmes kept for comparison.</summary>
    public IReadOnlyList<Programme> Kept { get; init; } = [];

    /// <summary>One of <see cref="EarningsService.Variants"/>.</summary>
    public string Model { get; init; } = EarningsService.DefaultVariant;

    /// <summary>One of <see cref="CurveInputs"/>.</summary>
    public string Curve { get; init; } = CurveInputs[0];

    /// <summary>The address of the page in this state; defaults are left out.</summary>
    public string ToUri()
    {
        var (form, plain) = (Programme, new Programme(null));
        List<string> parts = [];
        Add("field", form.Field is { } field ? $"{field:0000}" : "", "");
        Add("credential", Programme.Text(form.Credential), Programme.Text(plain.Credential));
        Add("collegeType", Programme.Text(form.CollegeType), Programme.Text(plain.CollegeType));
        Add("region", Programme.Text(form.Region), "");
        Add("locale", Programme.Text(form.Locale), "");
        Add("admissionRate", Programme.Text(form.AdmissionRate), "");
        Add("sat", Programme.Text(form.Sat), "");
        Add("tuition", Programme.Text(form.Tuition), "");
        Add("model", Model, EarningsService.DefaultVariant);
        Add("curve", Curve, CurveInputs[0]);
        Add("compare", string.Join(',', Kept.Select(kept => kept.ToText())), "");
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";

        void Add(string name, string value, string otherwise)
        {
            if (value != otherwise)
                parts.Add($"{name}={value}");
        }
    }

    /// <summary>Reads an address or query string; what can't be used is left at its default and named among the problems.</summary>
    /// <param name="address">The page's address.</param>
    /// <param name="choices">What codes there are.</param>
    public static (EarningsQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address, EarningsChoices choices)
    {
        var reader = new QueryReader(address);
        var plain = new Programme(null);
        var query = new EarningsQuery
        {
            Programme = new(
                Code("field", choices.IsField),
                Code("credential", choices.IsCredential) ?? plain.Credential,
                Code("collegeType", choices.IsCollegeType) ?? plain.CollegeType,
                Code("region", choices.IsRegion),
                Code("locale", choices.IsLocale),
                reader.Number("admissionRate", 0.0001, 1, "It is left unknown."),
                reader.Number("sat", 400, 1600, "It is left unknown."),
                reader.Number("tuition", 1, 200_000, "It is left unknown.")),
            Model = reader.Choice("model", EarningsService.Variants),
            Curve = reader.Choice("curve", CurveInputs),
            Kept = [.. ReadKept(reader, choices)],
        };
        return (query, reader.Problems);

        int? Code(string name, Func<int, bool> known)
        {
            if (!reader.Has(name))
                return null;
            if (int.TryParse(reader.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int code) && known(code))
                return code;
            reader.Report(name, $"{QueryReader.Quote(reader.Text(name))} is no code of the data set; choose it in the form.");
            return null;
        }
    }

    private static IEnumerable<Programme> ReadKept(QueryReader reader, EarningsChoices choices)
    {
        var kept = reader.List("compare");
        if (kept.Count >= MostScenarios)
            reader.Report("compare", $"{kept.Count} programmes are too many; the first {MostScenarios - 1} are compared.");
        foreach (string text in kept.Take(MostScenarios - 1))
        {
            if (Programme.Parse(text) is { } programme && choices.Knows(programme))
                yield return programme;
            else
                reader.Report("compare", $"{QueryReader.Quote(text)} is no programme; it is left out.");
        }
    }
}
