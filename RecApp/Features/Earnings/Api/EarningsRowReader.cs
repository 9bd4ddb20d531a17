using System.Globalization;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Tables;
using RecApp.Text;

namespace RecApp.Features.Earnings.Api;

/// <summary>Turns a programme from any side into inputs that the model knows, or says what is wrong with each.</summary>
internal sealed class EarningsRowReader(EarningsModel model)
{
    /// <summary>Where all fields can be found.</summary>
    public const string AllFields = "GET /api/v1/earnings/fields?q=";

    /// <summary>Where all other categories can be found.</summary>
    public const string AllCategories = "GET /api/v1/earnings/categories";

    private const int LongestShown = 60;
    private const int Suggestions = 3;

    // Looking for what somebody may have meant takes milliseconds: a long file may be wrong in every row.
    private const int MostSuggested = 20;

    private static readonly NumberRange
        AdmissionRate = new("admissionRate", 0, 1, "a share above 0 and at most 1, as in 0.62"),
        Sat = new("sat", 400, 1600, "an average SAT from 400 to 1600"),
        Tuition = new("tuition", 0, 200_000, "a price in USD from 1 to 200,000, as in 17500");

    private readonly Dictionary<string, string> _nearest = new(StringComparer.Ordinal);
    private string _prefix = "";
    private IDictionary<string, string[]> _errors = new Dictionary<string, string[]>();

    /// <summary>Whether errors say what is allowed; naming the nearest takes longer than reading a hundred rows.</summary>
    public bool Explains { get; set; } = true;

    /// <summary>How numbers of a file are written, and then as people do: with currency, percent signs and shares above 1; null for programs, which write 0.62.</summary>
    public NumberConvention? Convention { get; set; }

    /// <summary>Admission rates above 1 that were read as percentages.</summary>
    public int Percentages { get; private set; }

    /// <summary>Reads a row as people write it: names, codes and numbers.</summary>
    /// <param name="row">As it was given.</param>
    /// <param name="prefix">Stands before names of fields in errors, such as <c>rows[3].</c></param>
    /// <param name="errors">Receives what is wrong, by field.</param>
    public EarningsInputs Read(EarningsRow row, string prefix, IDictionary<string, string[]> errors)
    {
        (_prefix, _errors) = (prefix, errors);
        return new(
            Category("region", row.Region, model.Regions, optional: true),
            Category("locale", row.Locale, model.Locales, optional: true),
            Category("collegeType", row.CollegeType, model.CollegeTypes, optional: false),
            Field(row.Field),
            Category("credential", row.Credential, model.Credentials, optional: false),
            Number(row.AdmissionRate, AdmissionRate),
            Number(row.Sat, Sat),
            Number(row.Tuition, Tuition))
        {
            IsTooSmall = row.Field is { } field && FieldNames.IsTooSmall(field),
        };
    }

    /// <summary>Reads a row of codes and numbers, such as a form gives.</summary>
    /// <param name="row">0 is "unknown".</param>
    /// <param name="prefix">Stands before names of fields in errors, such as <c>rows[3].</c></param>
    /// <param name="errors">Receives what is wrong, by field.</param>
    public EarningsInputs Read(in EarningsInputs row, string prefix, IDictionary<string, string[]> errors)
    {
        (_prefix, _errors) = (prefix, errors);
        return row with
        {
            Region = Category("region", row.Region, model.Regions, optional: true),
            Locale = Category("locale", row.Locale, model.Locales, optional: true),
            CollegeType = Category("collegeType", row.CollegeType, model.CollegeTypes, optional: false),
            Field = model.Fields.Has(row.Field) ? row.Field : UnknownField(row.Field.ToString("0000", CultureInfo.InvariantCulture)),
            Credential = Category("credential", row.Credential, model.Credentials, optional: false),
            AdmissionRate = Number(row.AdmissionRate, AdmissionRate),
            Sat = Number(row.Sat, Sat),
            Tuition = Number(row.Tuition, Tuition),
        };
    }

    private int Category(string name, string? text, CategoryNames names, bool optional)
    {
        if (optional && IsUnknown(text))
            return 0;
        if (string.IsNullOrWhiteSpace(text))
            return Fail(name, $"This field is required. Allowed: {names.Allowed("")}.");
        return names.Find(text) ?? UnknownCategory(name, text, names);
    }

    private int Category(string name, int code, CategoryNames names, bool optional) =>
        optional && code == 0 || names.Has(code) ? code : UnknownCategory(name, code.ToString(CultureInfo.InvariantCulture), names);

    private int UnknownCategory(string name, string text, CategoryNames names) =>
        Fail(name, !Explains ? "" : $"Unknown value {Shown(text)}. Nearest first, allowed: {names.Allowed(text)}. All categories: {AllCategories}.");

    private int Field(string? text) => string.IsNullOrWhiteSpace(text)
        ? Fail("field", $"This field is required: a CIP title or code, as in 11.07. All fields: {AllFields}.")
        : model.Fields.Find(text) ?? UnknownField(text);

    private int UnknownField(string text) => Fail("field", !Explains ? "" : $"Unknown field {Shown(text)}. {Nearest(text)}All fields: {AllFields}.");

    private string Nearest(string text)
    {
        if (_nearest.TryGetValue(text, out string? known))
            return known;
        return _nearest.Count >= MostSuggested
            ? ""
            : _nearest[text] = $"Nearest: {string.Join("; ", model.Fields.Nearest(text, Suggestions).Select(field => $"{field.Title} ({field.Cip})"))}. ";
    }

    private double Number(string? text, NumberRange range)
    {
        if (IsUnknown(text))
            return 0;
        if (Convention is { } convention && TryReadAsWritten(text, convention, out double written))
            return Within(range, range == AdmissionRate ? Share(written) : written, text);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? Within(range, value, text)
            : Fail(range.Name, $"{Shown(text!)} is not a number: write digits with a decimal point and no separators. Give {range.Allowed}, or leave it empty when unknown.");
    }

    // A file has one convention; a cell that is no number by it, but one by the other beyond doubt, is no mistake of the person's.
    private static bool TryReadAsWritten(string text, NumberConvention convention, out double value) =>
        NumberText.TryParse(text, convention, out value)
        || NumberText.TryParse(text, convention == NumberConvention.Points ? NumberConvention.Commas : NumberConvention.Points, out value);

    private double Share(double rate)
    {
        if (rate is not (> 1 and <= 100))
            return rate;
        Percentages++;
        return rate / 100;
    }

    private double Number(double value, NumberRange range) => value == 0 ? 0 : Within(range, value, value.ToString(CultureInfo.InvariantCulture));

    private double Within(NumberRange range, double value, string text) => value >= range.Least && value <= range.Most
        ? value
        : Fail(range.Name, $"{Shown(text)} is out of range. Give {range.Allowed}, or leave it empty when unknown.");

    private static bool IsUnknown([System.Diagnostics.CodeAnalysis.NotNullWhen(false)] string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Equals("unknown", StringComparison.OrdinalIgnoreCase)
        || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value == 0;

    private int Fail(string name, string problem)
    {
        _errors[_prefix + name] = [problem];
        return 0;
    }

    private static string Shown(string text) => $"'{text.Shortened(LongestShown)}'";

    private sealed record NumberRange(string Name, double Least, double Most, string Allowed);
}
