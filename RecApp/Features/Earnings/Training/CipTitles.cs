using System.Globalization;
using System.Text.RegularExpressions;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Training;

/// <summary>The Classification of Instructional Programs: codes and titles of families, fields and what is inside them.</summary>
internal sealed partial class CipTitles
{
    public const string Name = "cip_titles.csv";

    private readonly List<(string Code, string Title, bool IsDeleted)> _entries = [];

    /// <summary>How many entries it has.</summary>
    public int Count => _entries.Count;

    /// <exception cref="DataFileException">The file or a column is missing.</exception>
    public static CipTitles Read(string path)
    {
        var titles = new CipTitles();
        using var table = DelimitedFile.Open(path, ',', "CIP Code", "Title & Definition", "Action");
        while (table.Read())
        {
            string code = table[0].Trim('=', '"', ' '), title = table[1].Split(". ", 2)[0].Trim().TrimEnd('.');
            // A family's title is in capitals and ends where they end: one entry lacks the full stop.
            if (code.Length == 2 && Capitals().Match(title) is { Success: true } match)
                title = match.Groups[1].Value.Trim();
            titles._entries.Add((code, title, table[2] == "Deleted"));
        }
        return titles;
    }

    /// <summary>The families of these fields, by code.</summary>
    public IReadOnlyList<FieldFamily> Families(IReadOnlyList<FieldOfStudy> fields)
    {
        var own = _entries.Where(entry => entry.Code.Length == 2).ToLookup(entry => entry.Code, entry => entry.Title);
        return [.. fields.GroupBy(field => field.Family).OrderBy(family => family.Key).Select(family =>
        {
            string title = own[$"{family.Key:00}"].LastOrDefault() ?? family.First().Title;
            return new FieldFamily(family.Key, title[..1].ToUpperInvariant() + title[1..].ToLowerInvariant());
        })];
    }

    /// <summary>Further titles, as <see cref="ComparableName"/> compares them, each with the one field that it leads to.</summary>
    public IReadOnlyDictionary<string, int> Aliases(IReadOnlyList<FieldOfStudy> fields)
    {
        var codes = fields.Select(field => field.Code).ToHashSet();
        var own = fields.Select(field => ComparableName.Of(field.Title)).ToHashSet(StringComparer.Ordinal);
        return _entries.Where(entry => !entry.IsDeleted).Select(entry => (Name: ComparableName.Of(entry.Title), Field: FieldOf(entry.Code)))
            .Where(entry => codes.Contains(entry.Field) && !own.Contains(entry.Name)).GroupBy(entry => entry.Name, entry => entry.Field, StringComparer.Ordinal)
            .Where(name => name.Distinct().Count() == 1).OrderBy(name => name.Key, StringComparer.Ordinal).ToDictionary(name => name.Key, name => name.First(), StringComparer.Ordinal);
    }

    // 52.0305 and 52.03 are 5203; a code of two digits is no field.
    private static int FieldOf(string code) => code.Split('.') is [var family, var rest] && Code(family) is { } first && Code((rest + "00")[..2]) is { } second ? first * 100 + second : 0;

    private static int? Code(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null;

    [GeneratedRegex(@"^([^a-z]+)(?=[A-Z][a-z]|$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capitals();
}
