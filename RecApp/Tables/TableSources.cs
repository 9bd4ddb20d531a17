namespace RecApp.Tables;

/// <summary>Tells files apart by their content: a name and a stated type prove nothing.</summary>
internal static class TableSources
{
    /// <exception cref="FileRefusedException">The file is of a kind that can't be read.</exception>
    public static ITableSource Open(ReadOnlyMemory<byte> content, TableLimits limits, TableChoices choices)
    {
        if (Workbook.IsOne(content))
            return new Workbook(content, limits, choices.Sheet);
        FileStart.Refuse(content.Span);
        return JsonTable.TryOpen(content, limits, choices.Sheet) ?? (ITableSource)DelimitedText.Open(content, choices);
    }

    /// <summary>The rows that have a cell: an empty list of JSON is no row.</summary>
    public static IEnumerable<TableRow> FilledRows(this ITableSource source) => source.Rows().Where(static row => row.Cells.Length > 0);
}
