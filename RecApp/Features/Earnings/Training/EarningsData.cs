using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Training;

/// <summary>Programmes of the College Scorecard with known earnings.</summary>
/// <param name="Inputs">[programmes].</param>
/// <param name="EarningsUsd">[programmes] median earnings two years after completion.</param>
/// <param name="Colleges">[programmes] number of the college, 0 up.</param>
/// <param name="CollegeCount">How many colleges there are.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record EarningsData(EarningsInputs[] Inputs, double[] EarningsUsd, int[] Colleges, int CollegeCount, DataSource Source)
{
    /// <summary>The merged table.</summary>
    public const string Name = "cleaned_merged.csv";

    private const string Folder = "college-scorecard";

    /// <summary>Names of the types 1–4.</summary>
    public static IReadOnlyList<string> CollegeTypes { get; } = ["Public", "Private, nonprofit", "Private, for-profit", "Foreign"];

    /// <summary>[programmes] number of the institution that reports for the college, 0 up; empty where nobody says.</summary>
    public int[] Institutions { get; init; } = [];

    /// <summary>How many programmes there are.</summary>
    public int Count => Inputs.Length;

    /// <summary>The same with every programme as a college of its own: folds are then random.</summary>
    public EarningsData WithoutColleges() => this with { Colleges = [.. Enumerable.Range(0, Count)], CollegeCount = Count };

    /// <summary>Reads the merged table.</summary>
    /// <param name="folder">Holds <c>college-scorecard/</c>, or <c>cleaned_merged.csv</c> itself; either may be compressed.</param>
    /// <exception cref="DataFileException">A file, a column or a value is missing or not what it should be.</exception>
    public static EarningsData Read(string folder)
    {
        string path = Find(folder, Name);
        using var table = DelimitedFile.Open(path, ',',
            "UNITID", "INSTNM", "CONTROL", "CIPCODE", "CREDLEV", "EARN_MDN_HI_2YR", "REGION", "LOCALE", "ADM_RATE_ALL", "SAT_AVG_ALL", "tuition", "OPEID6");
        var inputs = new List<EarningsInputs>();
        var earnings = new List<double>();
        var colleges = new List<int>();
        var institutions = new List<int>();
        var (numbers, institutionNumbers) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        while (table.Read())
        {
            int type = Array.IndexOf([.. CollegeTypes], table[2]) + 1;
            if (type == 0)
                throw table.Error($"expected one of {string.Join("; ", CollegeTypes)} in column CONTROL.");
            double target = Number(table, 5);
            if (target <= 0)
                throw table.Error("expected earnings above 0 in column EARN_MDN_HI_2YR.");
            inputs.Add(new(Code(table, 6), Code(table, 7), type, Code(table, 3), Code(table, 4), Number(table, 8), Number(table, 9), Number(table, 10)));
            earnings.Add(target);
            // A campus without a number is known by its name alone.
            colleges.Add(Number(numbers, table[0].Length > 0 ? table[0] : table[1]));
            institutions.Add(Number(institutionNumbers, table[11]));
        }
        return inputs.Count > 0
            ? new([.. inputs], [.. earnings], [.. colleges], numbers.Count, Account(path, inputs.Count)) { Institutions = [.. institutions] }
            : throw new DataFileException($"{path}: expected at least one programme below the header.");
    }

    /// <summary>The path of a file of the data set.</summary>
    /// <exception cref="DataFileException">It is missing.</exception>
    public static string Find(string folder, string name) => DataFile.Find(Path.Combine(folder, Folder), name) ?? DataFile.Find(folder, name)
        ?? throw new DataFileException($"{folder} has no {Folder}/{name} or {name}, with or without .gz.");

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out int number))
            numbers.Add(name, number = numbers.Count);
        return number;
    }

    /// <summary>A code; 0 where it is not known.</summary>
    public static int Code(DelimitedFile table, int column) => checked((int)Math.Clamp(Number(table, column), 0, 9999));

    /// <summary>A number; 0 where it is not known.</summary>
    public static double Number(DelimitedFile table, int column) => table[column] is "NULL" ? 0 : table.Number(column) ?? 0;

    /// <summary>A file of the data set, for the manifest.</summary>
    public static DataSource Account(string path, int rows) =>
        new($"US College Scorecard, 2021 release (part): {Path.GetFileName(path)}", "https://collegescorecard.ed.gov/data/",
            "US government work, public domain", DataFile.Sha256(path), rows);
}
