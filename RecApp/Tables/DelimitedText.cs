using System.Text;

namespace RecApp.Tables;

/// <summary>A text with a separator.</summary>
internal sealed class DelimitedText : ITableSource
{
    private const int SampleLength = 256 * 1024;

    private readonly ReadOnlyMemory<byte> _content;

    private DelimitedText(ReadOnlyMemory<byte> content, TableFormat format) => (_content, Format) = (content, format);

    public TableFormat Format { get; }

    public static DelimitedText Open(ReadOnlyMemory<byte> content, TableChoices choices)
    {
        var encoding = (choices.Encoding is null ? null : TextEncoding.Named(choices.Encoding)) ?? TextEncoding.Detect(content.Span);
        var start = new char[SampleLength];
        using var reader = Reader(content, encoding);
        int length = reader.ReadBlock(start);
        string sample = new(start, 0, length);
        bool isWhole = reader.Peek() < 0;
        // Old programs fill the last block of a file with it.
        if (sample.AsSpan().TrimEnd('\0').Contains('\0'))
            throw new FileRefusedException("This is not a text file. Save it as CSV in UTF-8.");
        char? hint = Hint(sample);
        return new(content, new(TableKind.Text, 0)
        {
            Encoding = encoding,
            Separator = choices.Separator ?? hint ?? SeparatorGuess.Of(sample, isWhole),
        });
    }

    public IEnumerable<TableRow> Rows()
    {
        using var reader = Reader(_content, Format.Encoding!);
        bool isFirst = true;
        foreach (var row in TableText.Rows(reader, Format.Separator))
        {
            if (IsRule(row.Cells))
                continue;
            if (!(isFirst && row.Number == 1 && Hint(string.Join(Format.Separator, row.Cells)) is not null))
                yield return row;
            isFirst = false;
        }
    }

    // A line drawn under names or around a table.
    private static bool IsRule(string[] cells) =>
        cells.All(static cell => cell.AsSpan().IndexOfAnyExcept("-=:+_|─┼ ") < 0) && cells.Any(static cell => cell.Contains("---", StringComparison.Ordinal) || cell.Contains("===", StringComparison.Ordinal) || cell is [':', '-', ..] or [.., '-', ':']);

    // Excel reads a first line of sep=; and hides it.
    private static char? Hint(string text) =>
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && text[4] is ',' or ';' or '\t' or '|' && (text.Length == 5 || text[5] is '\r' or '\n') ? text[4] : null;

    private static StreamReader Reader(ReadOnlyMemory<byte> content, Encoding encoding) => new(new PrefixedStream(content, Stream.Null), encoding, detectEncodingFromByteOrderMarks: true);
}
