using RecApp.Features.Earnings.Model.Catalogue;

namespace RecApp.Features.Earnings.Page;

/// <summary>What the form offers, with the words for it.</summary>
public sealed class EarningsChoices(EarningsCatalogue catalogue)
{
    private readonly Dictionary<int, FieldOfStudy> _fields = catalogue.Fields.ToDictionary(field => field.Code);
    private readonly Dictionary<int, string> _families = catalogue.Families.ToDictionary(family => family.Code, family => family.Title);

    /// <summary>Names, counts and histograms.</summary>
    public EarningsCatalogue Catalogue { get; } = catalogue;

    /// <summary>Fields with known earnings, by family.</summary>
    public IReadOnlyList<(string Family, IReadOnlyList<FieldOfStudy> Fields)> ByFamily { get; } =
    [
        .. catalogue.Families.Select(family => (family.Title, (IReadOnlyList<FieldOfStudy>)[.. catalogue.Fields.Where(field => field.Family == family.Code && field.Programmes > 0)]))
            .Where(group => group.Item2.Count > 0),
    ];

    public bool IsField(int code) => _fields.ContainsKey(code);

    public bool IsRegion(int code) => Catalogue.Regions.Any(region => region.Code == code);

    public bool IsLocale(int code) => Catalogue.Locales.Any(locale => locale.Code == code);

    public bool IsCollegeType(int code) => Catalogue.CollegeTypes.Any(type => type.Code == code);

    public bool IsCredential(int code) => Catalogue.Credentials.Any(credential => credential.Code == code);

    /// <summary>Whether every code of the programme exists and every number can be asked about.</summary>
    public bool Knows(Programme programme) =>
        programme.Field is { } field && IsField(field) && IsCredential(programme.Credential) && IsCollegeType(programme.CollegeType)
        && (programme.Region is not { } region || IsRegion(region)) && (programme.Locale is not { } locale || IsLocale(locale))
        && programme.AdmissionRate is null or <= 1 && programme.Sat is null or (>= 400 and <= 1600) && programme.Tuition is null or <= 200_000;

    public FieldOfStudy Field(int code) => _fields[code];

    /// <summary>Field and credential in words.</summary>
    public string Title(Programme programme) => programme.Field is { } field ? $"{Field(field).Title}, {Name(Catalogue.Credentials, programme.Credential)}" : "";

    public string Family(FieldOfStudy field) => _families.GetValueOrDefault(field.Family, "");

    /// <summary>The name of a code; "unknown" for none.</summary>
    public static string Name(IReadOnlyList<CodeName> names, int? code) => names.FirstOrDefault(name => name.Code == code)?.Name ?? "unknown";
}
