using System.Globalization;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Earnings.Page;

/// <summary>What the form of <c>/predictor</c> asks for, as its address carries it.</summary>
public sealed record EarningsQuery : IPageQuery<EarningsQuery>
{
    public const string Path = "/predictor";

    /// <summary>Most programmes side by side, the one in the form among them.</summary>
    public const int MostScenarios = 4;

    /// <summary>Inputs that a what-if curve can run along.</summary>
    public static IReadOnlyList<string> CurveInputs { get; } = ["sat", "tuition", "admissionRate"];

    /// <summary>The programme in the form.</summary>
    public Programme Programme { get; init; } = new(null);

    /// <summary>The college that has filled the form in, as <see cref="NameOf"/> writes it; empty for none.</summary>
    public string College { get; init; } = "";

    /// <summary>Programmes kept for comparison.</summary>
    public IReadOnlyList<Programme> Kept { get; init; } = [];

    /// <summary>One of <see cref="EarningsService.Variants"/>.</summary>
    public string Model { get; init; } = EarningsService.DefaultVariant;

    /// <summary>One of <see cref="CurveInputs"/>.</summary>
    public string Curve { get; init; } = CurveInputs[0];

    /// <inheritdoc/>
    public string ToUri()
    {
        var (form, plain) = (Programme, new Programme(null));
        return new QueryWriter(Path)
            .Add("field", form.Field is { } field ? $"{field:0000}" : "")
            .Add("credential", Programme.Text(form.Credential), Programme.Text(plain.Credential))
            .Add("collegeType", Programme.Text(form.CollegeType), Programme.Text(plain.CollegeType))
            .Add("region", Programme.Text(form.Region))
            .Add("locale", Programme.Text(form.Locale))
            .Add("admissionRate", Programme.Text(form.AdmissionRate))
            .Add("sat", Programme.Text(form.Sat))
            .Add("tuition", Programme.Text(form.Tuition))
            .AddText("college", College)
            .Add("model", Model, EarningsService.DefaultVariant)
            .Add("curve", Curve, CurveInputs[0])
            .Add("compare", string.Join(',', Kept.Select(kept => kept.ToText())))
            .ToString();
    }

    /// <inheritdoc/>
    public static (EarningsQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        var plain = new Programme(null);
        var query = new EarningsQuery
        {
            Programme = new(
                Code("field"),
                Code("credential") ?? plain.Credential,
                Code("collegeType") ?? plain.CollegeType,
                Code("region"),
                Code("locale"),
                reader.Number("admissionRate", 0.0001, 1, "It is left unknown."),
                reader.Number("sat", 400, 1600, "It is left unknown."),
                reader.Number("tuition", 1, 200_000, "It is left unknown.")),
            College = reader.Text("college"),
            Model = reader.Choice("model", EarningsService.Variants),
            Curve = reader.Choice("curve", CurveInputs),
            Kept = [.. ReadKept(reader)],
        };
        return (query, reader.Problems);

        int? Code(string name)
        {
            if (!reader.Has(name))
                return null;
            if (int.TryParse(reader.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int code))
                return code;
            reader.Report(name, NoCode(reader.Text(name)));
            return null;
        }
    }

    /// <summary>A college in words that no other one has, as a link carries it.</summary>
    public static string NameOf(College college) => $"{college.Name}, {college.City}, {college.State}";

    /// <summary>What of it the data set has codes for, and what it hasn't.</summary>
    public (EarningsQuery Query, IReadOnlyList<QueryProblem> Problems) Known(EarningsChoices choices)
    {
        List<QueryProblem> problems = [];
        var (form, plain) = (Programme, new Programme(null));
        form = form with
        {
            Field = Code("field", form.Field, choices.IsField),
            Credential = Code("credential", form.Credential, choices.IsCredential) ?? plain.Credential,
            CollegeType = Code("collegeType", form.CollegeType, choices.IsCollegeType) ?? plain.CollegeType,
            Region = Code("region", form.Region, choices.IsRegion),
            Locale = Code("locale", form.Locale, choices.IsLocale),
        };
        problems.AddRange(Kept.Where(kept => !choices.Knows(kept)).Select(kept => new QueryProblem("compare", NoProgramme(kept.ToText()))));
        return (this with { Programme = form, Kept = [.. Kept.Where(choices.Knows)] }, problems);

        int? Code(string name, int? code, Func<int, bool> known)
        {
            if (code is not { } given || known(given))
                return code;
            problems.Add(new(name, NoCode($"{given}")));
            return null;
        }
    }

    /// <summary>What is predicted: the form's programme first, then those kept.</summary>
    public IReadOnlyList<Programme> Programmes => [Programme, .. Kept];

    private static IEnumerable<Programme> ReadKept(QueryReader reader)
    {
        var kept = reader.List("compare");
        if (kept.Count >= MostScenarios)
            reader.Report("compare", $"{kept.Count} programmes are too many; the first {MostScenarios - 1} are compared.");
        foreach (string text in kept.Take(MostScenarios - 1))
        {
            if (Programme.Parse(text) is { } programme)
                yield return programme;
            else
                reader.Report("compare", NoProgramme(text));
        }
    }

    private static string NoCode(string text) => $"{QueryReader.Quote(text)} is no code of the data set; choose it in the form.";

    private static string NoProgramme(string text) => $"{QueryReader.Quote(text)} is no programme; it is left out.";
}
