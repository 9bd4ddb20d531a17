using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Tables;

namespace RecApp.Tests.Tables;

/// <summary>Texts come back as they were written, whatever stands in them and around them.</summary>
public class TextPropertyTests
{
    private static readonly TableLimits Limits = new(Bytes: 1024 * 1024, Rows: 100, Columns: 20, Cell: 1_000);
    private static readonly string[] Names = ["title", "artist", "review", "year"];

    // Among them what ends cells, rows and texts elsewhere, and what other readers take for a number, a remark or nothing.
    private static readonly string[] Words =
    [
        "song", "The", "don’t", "it's", "Beyoncé", "Motörhead", "señor", "a, b", "c; d", "e\tf", "g|h", "\"said\"", "one \"two\" three", "two\nlines", "two\r\nlines", "#1", "1,234", "1.234,5", "3/4",
        "=SUM(A1)", "-", "NA", "null", "(live)", "50 %", "[x]", "{y}", "sep=;", "https://example.org/?a=1&b=2", "…", "–", "«non»", "x:y", "\\", "\\n", "'quoted'",
    ];

    private static Arbitrary<(char Separator, bool Always, string End, Encoding Encoding, string[][] Rows)> Tables { get; } = (
        from separator in Gen.Elements(',', ';', '\t', '|')
        from always in Gen.Elements(true, false)
        from end in Gen.Elements("\n", "\r\n")
        from encoding in Gen.Elements(TableWriting.Encodings.Where(encoding => !encoding.Equals(Encoding.Latin1)).ToArray())
        from columns in Gen.Choose(2, Names.Length)
        from rows in Gen.Choose(1, 6).SelectMany(count => Gen.ArrayOf(Gen.ArrayOf(Cell, columns), count))
        where rows.All(row => row.Any(cell => cell.Length > 0))
        select (separator, always, end, encoding, rows)).ToArbitrary();

    private static Gen<string> Cell =>
        from count in Gen.Choose(0, 4)
        from words in Gen.ArrayOf(Gen.Elements(Words), count)
        select string.Join(' ', words);

    [Fact]
    public void Rows_AnyTextsInAnyWriting_AreWhatWasWritten() =>
        Prop.ForAll(Tables, table =>
        {
            string text = Text(table.Separator, table.Always, table.End, [Names[..table.Rows[0].Length], .. table.Rows]);
            var file = TableFile.Open((byte[])[.. table.Encoding.GetPreamble(), .. table.Encoding.GetBytes(text)], Limits, isName: Names.Contains);
            RowTally tally = new();
            string[][] read = [.. file.Rows(tally, CancellationToken.None).Select(row => row.Cells)];
            return (tally.LeftOut.Count == 0 && file.Names.SequenceEqual(Names[..table.Rows[0].Length])
                && read.Length == table.Rows.Length && read.Zip(table.Rows).All(pair => pair.First.SequenceEqual(pair.Second)))
                .Label($"{file.Reading("", read.Length, null, tally).Summary}\n{string.Join('\n', read.Select(row => string.Join('¦', row)))}\n{string.Join('\n', tally.LeftOut)}\n{text}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    // RFC 4180, with quotation marks where they must be or everywhere.
    private static string Text(char separator, bool always, string end, string[][] rows) =>
        string.Concat(rows.Select(row => string.Join(separator, row.Select(cell =>
            always || cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny("\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)) + end));
}
