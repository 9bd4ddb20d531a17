using System.Globalization;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Earnings.Api;

/// <summary>Turns names and numbers as people write them into inputs, or says what is wrong with each.</summary>
internal sealed class EarningsRowReader(EarningsModel model)
{
    /// <summary>Where all fields can be found.</summary>
    public const string AllFields = "GET /api/v1/earnings/fields?q=";

    /// <summary>Where all other categories can be found.</summary>
    public const string AllCategories = "GET /api/v1/earnings/categories";

    private const double LeastSat = 400, MostSat = 1600, MostTuition = 200_000;
    private const int LongestShown = 60;
    private const int Suggestions = 3;

    // Looking for what somebody may have meant takes milliseconds: a long file may be wrong in every row.
    private const int MostSuggested = 20;

    private readonly Dictionary<string, string> _nearest = new(StringComparer.Ordinal);
    private string _prefix = "";
    private IDictionary<string, string[]> _errors = new Dictionary<string, string[]>();

    /// <summary>Whether errors say what is allowed; naming the nearest takes longer than reading a hundred rows.</summary>
    public bool Explains { get; set; } = true;

    /// <summary>Reads a row.</summary>
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
            Number("admissionRate", row.AdmissionRate, 0, 1, "a share above 0 and at most 1, as in 0.62"),
            Number("sat", row.Sat, LeastSat, MostSat, "an average SAT from 400 to 1600"),
            Number("tuition", row.Tuition, 0, MostTuition, "a price in USD from 1 to 200,000, as in 17500"));
    }

    /// <summary>Whether a text stands for something that isn't known.</summary>
    public static bool IsUnknown(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim() is "0" || text.Trim().Equals("unknown", StringComparison.OrdinalIgnoreCase);

    private int Category(string name, string? text, CategoryNames names, bool optional)
    {
        if (optional && (IsUnknown(text) || IsZero(text!)))
            return 0;
        if (string.IsNullOrWhiteSpace(text))
            return Fail(name, $"This field is required. Allowed: {names.Allowed("")}.");
        return names.Find(text) ?? Fail(name, !Explains ? "" : $"Unknown value {Shown(text)}. Nearest first, allowed: {names.Allowed(text)}. All categories: {AllCategories}.");
    }

    private int Field(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Fail("field", $"This field is required: a CIP title or code, as in 11.07. All fields: {AllFields}.");
        return model.Fields.Find(text) ?? Fail("field", !Explains ? "" : $"Unknown field {Shown(text)}. {Nearest(text)}All fields: {AllFields}.");
    }

    private string Nearest(string text)
    {
        if (_nearest.TryGetValue(text, out string? known))
            return known;
        return _nearest.Count >= MostSuggested
            ? ""
            : _nearest[text] = $"Nearest: {string.Join("; ", model.Fields.Nearest(text, Suggestions).Select(field => $"{field.Title} ({field.Cip})"))}. ";
    }

    private double Number(string name, string? text, double least, double most, string allowed)
    {
        if (IsUnknown(text) || IsZero(text!))
            return 0;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            return Fail(name, $"{Shown(text!)} is not a number: write digits with a decimal point and no separators. Give {allowed}, or leave it empty when unknown.");
        return value >= least && value <= most ? value : Fail(name, $"{Shown(text!)} is out of range. Give {allowed}, or leave it empty when unknown.");
    }

    private static bool IsZero(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value == 0;

    private int Fail(string name, string problem)
    {
        _errors[_prefix + name] = [problem];
        return 0;
    }

    private static string Shown(string text) => $"'{text.Shortened(LongestShown)}'";
}
