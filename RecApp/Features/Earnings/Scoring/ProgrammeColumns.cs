using RecApp.Features.Earnings.Api;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Scoring;

/// <summary>Finds the inputs among the columns of a CSV: under the names of requests, of the drop-in route and of the data set, in any order.</summary>
internal sealed class ProgrammeColumns
{
    /// <summary>Header of the template, in the order of the form.</summary>
    public static IReadOnlyList<string> Template { get; } = ["field", "credential", "collegeType", "region", "locale", "admissionRate", "sat", "tuition"];

    private static readonly string[] Required = ["field", "credential", "collegeType"];

    // By input, the names that it goes by, without case, blanks and underscores; of several columns the first name counts.
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["region"] = ["region"],
        ["locale"] = ["locale", "place"],
        ["collegeType"] = ["collegetype", "coltype", "control", "typeofcollege"],
        ["field"] = ["field", "fieldofstudy", "cip", "cipcode", "cipdesc", "cipdescnew"],
        ["credential"] = ["credential", "cred", "credlev", "creddesc"],
        ["admissionRate"] = ["admissionrate", "adm", "admrateall", "admrate"],
        ["sat"] = ["sat", "averagesat", "satavgall", "satavg"],
        ["tuition"] = ["tuition", "tuit", "netprice"],
        [Earnings] = ["earningsusd", "earnings", "earnmdnhi2yr"],
        [College] = ["college", "unitid", "opeid6", "instnm"],
    };

    private const string Earnings = "earningsUsd", College = "college";

    private readonly Dictionary<string, int[]> _places;

    /// <param name="upload">Its header has been read.</param>
    /// <exception cref="CsvRefusedException">A column that is needed is missing.</exception>
    public ProgrammeColumns(CsvUpload upload)
    {
        string[] headers = [.. upload.Names.Select(Plain)];
        _places = Names.ToDictionary(input => input.Key, input => input.Value.Select(name => Array.IndexOf(headers, name)).Where(place => place >= 0).ToArray());
        string[] missing = [.. Required.Where(input => _places[input].Length == 0)];
        if (missing.Length > 0)
            throw Missing(upload, missing);
        Absent = [.. Template.Where(input => _places[input].Length == 0)];
        HashSet<int> used = [.. Template.Select(input => _places[input]).Where(places => places.Length > 0).Select(places => places[0])];
        Unused = [.. upload.Names.Where((_, place) => !used.Contains(place))];
    }

    /// <summary>Inputs without a column: unknown in every row.</summary>
    public IReadOnlyList<string> Absent { get; }

    /// <summary>Columns that are no input.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>Whether there is a column that tells colleges apart.</summary>
    public bool HasCollege => _places[College].Length > 0;

    /// <summary>The inputs of the current row.</summary>
    public EarningsRow Row(CsvUpload upload) => new()
    {
        Region = Cell(upload, "region"),
        Locale = Cell(upload, "locale"),
        CollegeType = Cell(upload, "collegeType"),
        Field = Cell(upload, "field"),
        Credential = Cell(upload, "credential"),
        AdmissionRate = Cell(upload, "admissionRate"),
        Sat = Cell(upload, "sat"),
        Tuition = Cell(upload, "tuition"),
    };

    /// <summary>The earnings of the current row as text; blank where they are not known.</summary>
    public string EarningsText(CsvUpload upload) => Cell(upload, Earnings) ?? "";

    /// <summary>What tells the college of the current row apart; null where nothing does.</summary>
    public string? CollegeText(CsvUpload upload) => _places[College].Select(place => upload[place]).FirstOrDefault(text => text.Length > 0);

    /// <exception cref="CsvRefusedException">There is no column of earnings.</exception>
    public void DemandEarnings(CsvUpload upload)
    {
        if (_places[Earnings].Length == 0)
            throw Missing(upload, [Earnings]);
    }

    // What data sets write for a value that is not there is blank here.
    private string? Cell(CsvUpload upload, string input) =>
        _places[input] is [var place, ..] && upload[place] is var text && text is not ("NULL" or "NA" or "N/A" or "PrivacySuppressed") ? text : null;

    private static CsvRefusedException Missing(CsvUpload upload, IReadOnlyList<string> missing) => new(
        $"The file has no column {string.Join(", ", missing.Select(name => $"“{name}”"))}; it has {string.Join(", ", upload.Names.Take(10).Select(name => $"“{name}”"))}{(upload.Names.Count > 10 ? " …" : "")}. The template shows all names.");

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
