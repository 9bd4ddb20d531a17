using RecApp.Bundles;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Training;

/// <summary>The colleges of the College Scorecard.</summary>
/// <param name="Directory">What the form asks about each.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record CollegeData(CollegeDirectory Directory, DataSource Source)
{
    private const string Name = "institutions.csv";
    private const int LastType = 3, LastRegion = 9;

    /// <summary>Reads the table of institutions.</summary>
    /// <param name="folder">As for <see cref="EarningsData.Read"/>.</param>
    /// <exception cref="DataFileException">The file, a column or a value is missing or not what it should be.</exception>
    public static CollegeData Read(string folder)
    {
        string path = EarningsData.Find(folder, Name);
        using var table = DelimitedFile.Open(path, ',',
            "UNITID", "INSTNM", "CITY", "STABBR", "CONTROL", "REGION", "LOCALE", "ADM_RATE_ALL", "SAT_AVG_ALL", "NPT4_PUB", "NPT4_PRIV", "UGDS");
        var colleges = new List<(string Id, double Students, College College)>();
        while (table.Read())
        {
            int type = (int)Value(table, 4);
            if (type is < 1 or > LastType)
                throw table.Error($"expected 1 to {LastType} in column CONTROL.");
            colleges.Add((table[0], Value(table, 11), new(
                table[1], table[2], table[3], (int)Value(table, 5, most: LastRegion), (int)Value(table, 6), type,
                // The price is in the column of the college's own kind; scholarships above it make some negative.
                Value(table, 7), Value(table, 8), Math.Max(0, Value(table, 9, least: double.MinValue) + Value(table, 10, least: double.MinValue)))));
        }
        if (colleges.Count == 0)
            throw new DataFileException($"{path}: expected at least one college below the header.");
        College[] sorted = [.. colleges.OrderByDescending(college => college.Students).ThenBy(college => college.College.Name, StringComparer.Ordinal)
            .ThenBy(college => college.Id, StringComparer.Ordinal).Select(college => college.College)];
        return new(ToColumns(sorted), EarningsData.Account(path, sorted.Length));
    }

    // What the form cannot take, such as service schools without a region, is unknown.
    private static double Value(DelimitedFile table, int column, double least = 0, double most = double.MaxValue) =>
        EarningsData.Number(table, column) is var value && value >= least && value <= most ? value : 0;

    private static CollegeDirectory ToColumns(College[] colleges) => new(
        [.. colleges.Select(college => college.Name)],
        [.. colleges.Select(college => college.City)],
        [.. colleges.Select(college => college.State)],
        [.. colleges.Select(college => college.Region ?? 0)],
        [.. colleges.Select(college => college.Locale ?? 0)],
        [.. colleges.Select(college => college.CollegeType)],
        [.. colleges.Select(college => college.AdmissionRate ?? 0)],
        [.. colleges.Select(college => college.Sat ?? 0)],
        [.. colleges.Select(college => college.Tuition ?? 0)]);
}
