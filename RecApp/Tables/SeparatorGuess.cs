namespace RecApp.Tables;

/// <summary>Finds the separator that cuts the first rows of a text alike.</summary>
internal static class SeparatorGuess
{
    private const int Looked = 60;
    private const string Candidates = ",;\t|";

    /// <summary>The separator, as <see cref="TableFormat.Separator"/> has it.</summary>
    /// <param name="sample">The beginning of the text, made of whole rows but for the last.</param>
    /// <param name="isWhole">Whether it is the text to its end.</param>
    public static char Of(string sample, bool isWhole)
    {
        var best = (Separator: '\0', Score: 0.0);
        foreach (char separator in Candidates)
        {
            double score = Score(Sample(sample, separator, isWhole), separator);
            if (score > best.Score)
                best = (separator, score);
        }
        // The only blanks beside tabs are those that set thousands apart.
        if (best.Separator == '\t' && !sample.Contains(' ', StringComparison.Ordinal))
            return best.Separator;
        // Numbers below each other, whatever stands between them; words have blanks too.
        var blanks = Sample(sample, ' ', isWhole);
        int common = CommonWidth(blanks);
        int width = best.Separator == '\0' ? 0 : CommonWidth(Sample(sample, best.Separator, isWhole));
        if (common > 1 && (best.Score < 1.5 || common >= 2 * width))
        {
            var table = blanks.Where(row => row.Length == common).ToList();
            double numbers = table.Skip(table.Count > 1 ? 1 : 0).SelectMany(row => row).Average(cell => IsNumber(cell) || NumberText.IsMissing(cell) ? 1.0 : 0);
            if (numbers > 0.6 && table.Count >= 0.7 * blanks.Count && !(best.Score > 0 && numbers < 0.95 && common < 2 * width))
                return ' ';
        }
        return best.Separator == ',' && IsOneColumn(Sample(sample, ',', isWhole)) ? '\0' : best.Separator;
    }

    // 1,5 under a single name is a number, if what stands before the comma doesn't number the rows.
    private static bool IsOneColumn(List<string[]> rows) =>
        rows is [[_], ..] && rows.Skip(1).All(static row => row.Length <= 2 && row.All(static cell => cell.Length > 0 && cell.AsSpan().TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0))
        && !RowNames.IsIndex([.. rows.Skip(1)]);

    /// <summary>The first rows, cut by a separator.</summary>
    public static List<string[]> Sample(string sample, char separator, bool isWhole)
    {
        List<string[]> rows = [];
        try
        {
            rows.AddRange(TableText.Rows(new StringReader(sample), separator).Select(row => row.Cells).Take(Looked));
        }
        catch (FileRefusedException)
        {
            // Whoever reads the whole of it says so.
        }
        if (!isWhole && rows.Count is > 1 and < Looked)
            rows.RemoveAt(rows.Count - 1);
        if (!rows.All(Remark.Is))
            rows.RemoveAll(Remark.Is);
        return rows;
    }

    /// <summary>How many cells most rows have; of two as frequent the larger number.</summary>
    public static int CommonWidth(IReadOnlyCollection<string[]> rows) =>
        rows.Count == 0 ? 0 : rows.GroupBy(row => row.Length).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;

    // Up to 1 for rows of one width, and up to 1 for cells in which no other separator is left.
    private static double Score(List<string[]> rows, char separator)
    {
        int width = CommonWidth(rows);
        if (width < 2)
            return 0;
        double alike = rows.Count(row => row.Length == width) / (double)rows.Count;
        double clean = rows.SelectMany(row => row).Average(cell => IsNumber(cell) || cell.AsSpan().IndexOfAny(Candidates.Replace($"{separator}", "", StringComparison.Ordinal)) < 0 ? 1.0 : 0);
        return alike < 0.5 ? alike * clean : alike + clean;
    }

    private static bool IsNumber(string cell) => NumberText.TryParse(cell, NumberConvention.Points, out _) || NumberText.TryParse(cell, NumberConvention.Commas, out _);
}
