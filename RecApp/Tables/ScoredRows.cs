using System.Globalization;
using CsvHelper;

namespace RecApp.Tables;

/// <summary>The first rows of a table with its predictions, for people to look at: what was added stands first.</summary>
/// <param name="Columns">Names, those that were added first.</param>
/// <param name="Added">How many of them were added.</param>
/// <param name="Cells">[rows][columns]; blank where there is nothing.</param>
public sealed record ScoredRows(IReadOnlyList<string> Columns, int Added, IReadOnlyList<IReadOnlyList<string>> Cells)
{
    private const int Most = 10;

    /// <summary>Reads them.</summary>
    public static ScoredRows Read(ScoredCsv scored)
    {
        using var csv = CsvReader.Create(scored.Csv, new() { Separator = ',' });
        csv.ReadHeader();
        string[] names = [.. csv.Headers];
        int given = names.Length - scored.Added;
        int[] order = [.. Enumerable.Range(given, scored.Added), .. Enumerable.Range(0, given)];
        List<string[]> rows = [];
        while (rows.Count < Most && csv.Read())
            rows.Add([.. order.Select(csv.GetString)]);
        for (int place = 0; place < scored.Added; place++)
            Round(rows, place);
        // Warnings and problems are columns of their own, which are blank more often than not.
        int[] kept = [.. Enumerable.Range(0, order.Length).Where(place => place >= scored.Added || rows.Any(row => row[place].Length > 0))];
        return new([.. kept.Select(place => names[order[place]])], kept.Count(place => place < scored.Added), [.. rows.Select(row => (IReadOnlyList<string>)[.. kept.Select(place => row[place])])]);
    }

    // The file has every digit; here the largest number has four, and the others of its column as many decimals.
    private static void Round(List<string[]> rows, int place)
    {
        double?[] values = [.. rows.Select(row => double.TryParse(row[place], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : (double?)null)];
        double largest = values.Max(value => Math.Abs(value ?? 0));
        int decimals = largest is > 0 and < 1e12 ? Math.Clamp(3 - (int)Math.Floor(Math.Log10(largest)), 0, 9) : 0;
        foreach (var (row, value) in rows.Zip(values))
            row[place] = value?.ToString($"N{decimals}", CultureInfo.InvariantCulture) ?? row[place];
    }
}
