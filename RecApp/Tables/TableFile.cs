namespace RecApp.Tables;

/// <summary>A file that holds a table, in memory, with how it is understood. Its rows can be gone through any number of times.</summary>
public sealed class TableFile
{
    private readonly ITableSource _source;
    private readonly TableLimits _limits;
    private readonly int _skipped;
    private readonly int[] _places;
    private readonly string[] _header;

    private TableFile(ITableSource source, TableLimits limits, TableFormat format, int skipped, string[] header, string[] names, int[] places, TableChoices choices)
    {
        (_source, _limits, Format, _skipped, _header, _places, Names, Choices) = (source, limits, format, skipped, header, places, names, choices);
    }

    /// <summary>How it is understood.</summary>
    public TableFormat Format { get; }

    /// <summary>What was said about it.</summary>
    public TableChoices Choices { get; }

    /// <summary>Names of the columns, all different and none blank.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Understands a file.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="limits">No more is read.</param>
    /// <param name="choices">What is known of it.</param>
    /// <param name="isName">Whether whoever reads it knows a column of that name; tells a header from a row of texts.</param>
    /// <exception cref="FileRefusedException">It can't be read; the message tells a person why.</exception>
    public static TableFile Open(ReadOnlyMemory<byte> content, TableLimits limits, TableChoices? choices = null, Func<string, bool>? isName = null)
    {
        choices ??= new();
        isName ??= static _ => false;
        if (content.IsEmpty)
            throw new FileRefusedException("The file is empty.");
        if (content.Length > limits.Bytes)
            throw new FileRefusedException($"The file is larger than {limits.Megabytes} MB. Take a part of it.");
        var source = TableSources.Open(content, limits, choices);
        TableRow[] rows = [.. source.FilledRows().Take(60)];
        if (rows.Length == 0)
            throw new FileRefusedException("The file is empty.");
        var (first, isHeader) = choices.Header switch
        {
            _ when source.Format.Kind == TableKind.Json => (0, true),
            null => HeaderGuess.Of(rows, isName),
            0 => (HeaderGuess.Of(rows, isName).First, false),
            int line => (Array.FindIndex(rows, row => row.Number >= line) is >= 0 and var index ? index : 0, true),
        };
        return Understand(source, limits, choices, rows, first, isHeader);
    }

    /// <summary>The rows under the header, each with as many cells as there are names.</summary>
    /// <param name="tally">Receives what became of them; null where nobody asks.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FileRefusedException">The file is damaged, or larger than allowed.</exception>
    public IEnumerable<TableRow> Rows(RowTally? tally, CancellationToken cancellationToken)
    {
        int number = 0, width = Format.Columns, used = 0;
        foreach (var row in _source.FilledRows().Skip(_skipped))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Cells.All(static cell => cell.Length == 0))
                continue;
            if (++number > _limits.Rows)
                throw new FileRefusedException($"The file has more than {_limits.Rows:N0} rows. Take a part of it.");
            if (row.Cells.Length > width && row.Cells.Skip(width).Any(cell => cell.Length > 0))
                tally?.LeftOut.Add(new(number, $"It has {row.Cells.Length} cells, the header {width - Format.Leading}. Is the separator part of a value? Then put the value in quotation marks."));
            else if (row.Cells.Length == 1 && width > 2)
                tally?.LeftOut.Add(new(number, "It has a single cell, as remarks have."));
            else if (IsHeaderAgain(row.Cells))
                tally?.LeftOut.Add(new(number, "It repeats the names of the columns."));
            else
            {
                if (tally is not null && row.Cells.Length <= _places[^1])
                    tally.Short++;
                used++;
                yield return new(number, Pick(row.Cells, number));
            }
        }
        if (used == 0 && tally?.LeftOut is [{ } problem, ..])
            throw new FileRefusedException($"No row can be read. Row {problem.Row:N0}: {problem.Problem}");
    }

    /// <summary>Goes through the cells to find out how numbers are written.</summary>
    /// <param name="columns">Places of the columns that hold numbers; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    public NumberEvidence Evidence(IReadOnlyList<int>? columns, CancellationToken cancellationToken)
    {
        NumberEvidence evidence = new(Format.Kind == TableKind.Text ? Format.Separator : ',');
        columns ??= [.. Enumerable.Range(0, Names.Count)];
        foreach (var (_, cells) in Rows(null, cancellationToken))
        {
            foreach (int column in columns)
                evidence.Add(column, cells[column]);
        }
        return evidence;
    }

    /// <summary>Goes on only if the file can be read in one way, or somebody has said in which.</summary>
    /// <exception cref="TableUnclearException">It can be read in two.</exception>
    public NumberConvention ClearConvention(string fileName, NumberEvidence evidence)
    {
        if (Choices.Numbers is { } chosen)
            return chosen;
        return evidence.Question is null ? evidence.Convention : throw new TableUnclearException(Reading(fileName, 0, evidence, new()));
    }

    /// <summary>The file with what is said about it, for a person to look at.</summary>
    /// <param name="fileName">As the browser names it.</param>
    /// <param name="rows">Rows that were read.</param>
    /// <param name="numbers">How its numbers are written; null where none were looked for.</param>
    /// <param name="tally">What became of the others.</param>
    public TableReading Reading(string fileName, int rows, NumberEvidence? numbers, RowTally tally) =>
        new(fileName, Format, Choices, Names, [.. Rows(null, CancellationToken.None).Take(TableReading.Previewed).Select(static row => row.Cells)])
        {
            Rows = rows,
            ShortRows = tally.Short,
            LeftOut = tally.LeftOut,
            NumbersText = numbers?.Describe(Choices.Numbers ?? numbers.Convention) ?? "",
            Numbers = numbers is null ? null : Choices.Numbers ?? numbers.Convention,
            Question = Choices.Numbers is null ? numbers?.Question : null,
        };

    private static TableFile Understand(ITableSource source, TableLimits limits, TableChoices choices, TableRow[] rows, int first, bool isHeader)
    {
        string[][] below = [.. rows.Skip(isHeader ? first + 1 : first).Select(row => row.Cells)];
        int common = below.Length == 0 ? 0 : SeparatorGuess.CommonWidth(below);
        string[] header = isHeader ? Remark.Bare(rows[first].Cells, common) : [];
        bool hasUnnamed = isHeader && RowNames.AreUnnamed(header, below);
        if (hasUnnamed)
            header = ["", .. header];
        bool hasRowNames = hasUnnamed || (header.Length > 1 && RowNames.IsUnnamed(header[0]) && RowNames.IsIndex(below));
        int width = isHeader ? header.Length : common;
        bool[] isFilled = Filled(source.FilledRows().Skip(first + 1), [.. Enumerable.Range(0, width).Select(place => !isHeader || header[place].Length > 0)]);
        int[] places = [.. Enumerable.Range(0, width).Skip(hasRowNames ? 1 : 0).Where(place => isFilled[place])];
        if (places.Length == 0)
            throw new FileRefusedException("The file has no cells with anything in them.");
        if (places.Length > limits.Columns)
            throw new FileRefusedException($"The file has {places.Length:N0} columns; up to {limits.Columns} are read.");
        var format = source.Format with { Header = isHeader ? rows[first].Number : 0, HasRowNames = hasRowNames, Columns = width };
        string[] names = ColumnNames.Distinct([.. places.Select(place => isHeader && place < header.Length ? header[place] : "")], [.. places.Select(place => place + (hasRowNames ? 0 : 1))], limits.Cell);
        return new(source, limits, format, isHeader ? first + 1 : first, rows[first].Cells, names, places, choices);
    }

    // Columns without a name and without a value end many files.
    private static bool[] Filled(IEnumerable<TableRow> rows, bool[] isNamed)
    {
        bool[] isFilled = [.. isNamed];
        foreach (var (_, cells) in rows)
        {
            if (isFilled.AsSpan().IndexOf(false) is not (>= 0 and var next))
                break;
            for (int place = next; place < Math.Min(isFilled.Length, cells.Length); place++)
                isFilled[place] |= cells[place].Length > 0;
        }
        return isFilled;
    }

    // Where files were put one behind the other.
    private bool IsHeaderAgain(string[] cells) => Format.Header > 0 && cells.Length > 1 && cells.AsSpan().SequenceEqual(_header);

    private string[] Pick(string[] cells, int number)
    {
        var picked = new string[_places.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            string cell = _places[i] < cells.Length ? cells[_places[i]] : "";
            picked[i] = cell.Length <= _limits.Cell
                ? cell
                : throw new FileRefusedException($"A cell in row {number:N0} is longer than {_limits.Cell:N0} characters. Is this another file, or is a quotation mark never closed?");
        }
        return picked;
    }
}
