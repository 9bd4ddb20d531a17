namespace RecApp.Tables;

/// <summary>Knows lines that programs set apart from the table by a mark.</summary>
internal static class Remark
{
    private static readonly string[] Marks = ["#", "%", "//", "@relation", "@attribute", "@data"];

    /// <summary>Whether a row begins with a mark.</summary>
    public static bool Is(string[] row) => Marks.Any(mark => row[0].StartsWith(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>The row without its mark: the last remark above numbers often holds the names of their columns.</summary>
    /// <param name="row">Begins with a mark or not.</param>
    /// <param name="width">Cells of the rows below. A mark that is a cell of its own is no name where it would be one too many.</param>
    public static string[] Bare(string[] row, int width)
    {
        string first = row[0].TrimStart('#', '%', '/').TrimStart();
        return first.Length == 0 || first.EndsWith(':')
            ? row.Length > Math.Max(1, width) ? row[1..] : row
            : [first, .. row.Skip(1)];
    }
}
