using System.Globalization;

namespace RecApp.Tables;

/// <summary>The first rows of a table with its predictions, for people to look at: what was added stands first.</summary>
/// <param name="Columns">Names, those that were added first.</param>
/// <param name="Added">How many of them were added.</param>
/// <param name="Cells">[rows][columns]; blank where there is nothing.</param>
public sealed record ScoredRows(IReadOnlyList<string> Columns, int Added, IReadOnlyList<IReadOnlyList<string>> Cells)
{
    private const int Most = 10;

    // The file is ours.
    private static readonly CsvLimits Limits = new(long.MaxValue, int.MaxValue, 10_000, 1_000_000);

    /// <summary>Reads them.</summary>
    public static async Task<ScoredRows> ReadAsync(ScoredCsv scored, CancellationToken cancellationToken)
    {
        await using var content = new MemoryStream(scored.Csv, writable: false);
        await using var csv = await CsvUpload.OpenAsync(content, Limits, cancellationToken);
        int given = csv.Names.Count - scored.Added;
        int[] order = [.. Enumerable.Range(given, scored.Added), .. Enumerable.Range(0, given)];
        List<string[]> rows = [];
        while (rows.Count < Most && await csv.ReadAsync(cancellationToken))
            rows.Add([.. order.Select((column, place) => place < scored.Added ? Rounded(csv[column]) : csv[column])]);
        // Warnings and problems are columns of their own, which are blank more often than not.
        int[] kept = [.. Enumerable.Range(0, order.Length).Where(place => place >= scored.Added || rows.Any(row => row[place].Length > 0))];
        return new([.. kept.Select(place => csv.Names[order[place]])], kept.Count(place => place < scored.Added), [.. rows.Select(row => (IReadOnlyList<string>)[.. kept.Select(place => row[place])])]);
    }

    // The file has every digit.
    private static string Rounded(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.###", CultureInfo.InvariantCulture)
        : cell;
}
