namespace RecApp.Tables;

/// <summary>What gives the rows of a file of one kind.</summary>
internal interface ITableSource
{
    /// <summary>What is known before the header is found.</summary>
    TableFormat Format { get; }

    /// <summary>All rows, from the first of the file, at each call anew.</summary>
    IEnumerable<TableRow> Rows();
}
