using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Regression.Fitting;
using RecApp.Tables;
using static RecApp.Tests.Uploads.Tables;

namespace RecApp.Tests.Tables;

/// <summary>Any table in any writing gives its numbers, or a question, or cells that are counted as unreadable: never other numbers.</summary>
public class TablePropertyTests
{
    private static readonly string[] Names = ["alpha", "beta", "gamma, mm", "delta"];

    private static Arbitrary<(TableWriting Writing, double[][] Rows, Encoding Encoding)> Tables { get; } = (
        from separator in Gen.Elements(',', ';', '\t', '|')
        from numbers in Gen.Choose(0, 255)
        from around in Gen.Choose(0, 127)
        from encoding in Gen.Elements(TableWriting.Encodings.ToArray())
        from columns in Gen.Choose(2, Names.Length)
        from rows in Gen.ArrayOf(Gen.ArrayOf(Gen.OneOf(Gen.Choose(-99_999_999, 99_999_999), Gen.Choose(-99_999, 99_999)).Select(value => value / 100.0), columns), 4)
        select (new TableWriting(separator, (NumberStyle)numbers, (Surroundings)around), rows, encoding)).ToArbitrary();

    [Fact]
    public void Read_AnyTableInAnyWriting_GivesItsNumbersOrAsks() =>
        Prop.ForAll(Tables, table =>
        {
            var (writing, rows, encoding) = table;
            string text = writing.Text(Names[..rows[0].Length], rows);
            byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(encoding.Equals(Encoding.Latin1) ? text.Replace(" €", " EUR", StringComparison.Ordinal) : text)];
            try
            {
                return Agrees(Read(content), rows, writing.Numbers.HasFlag(NumberStyle.Percent) ? 100 : 1);
            }
            catch (TableUnclearException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Theory]
    [InlineData("alpha\tbeta\n")]
    [InlineData("")]
    public void Read_TabsBetweenNumbersWhoseThousandsAreSetApartByBlanks_AreTheColumns(string header)
    {
        var read = Read(Encoding.UTF8.GetBytes($"{header}-608\u00A0185.47%\t-615\u00A0383.76%\n271\u00A0296.35%\t-541\u00A0066.54%\n"));

        Assert.Equal([[-6081.8547, 2712.9635], [-6153.8376, -5410.6654]], read.Columns.Select(column => column.Values.Select(value => Math.Round(value, 6)).ToArray()));
    }

    [Fact]
    public void Read_AnyWorkbook_GivesItsNumbers() =>
        Prop.ForAll(Tables, table =>
        {
            var read = Read(SmallWorkbook.Write(Names[..table.Rows[0].Length], table.Rows));
            return read.Columns.Select(column => column.Name).SequenceEqual(Names[..table.Rows[0].Length]) && Agrees(read, table.Rows, 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    // Row names without a header are a column of texts more; a row may be left out, if it is counted.
    private static bool Agrees(OwnTable read, double[][] rows, double scale)
    {
        OwnColumn[] columns = [.. read.Columns.Where(column => column.Values.Any(double.IsFinite))];
        return read.Rows + read.Reading.LeftOut.Count == rows.Length && columns.Length <= rows[0].Length && read.Reading.LeftOut.Count == 0
            && columns.All(column => Enumerable.Range(0, rows[0].Length).Any(place => rows.Zip(column.Values).All(pair => double.IsNaN(pair.Second) || Math.Abs(pair.First[place] - (pair.Second * scale)) < 1e-6)))
            && read.Columns.All(column => column.Values.Count(double.IsNaN) == column.Unreadable + column.Missing);
    }
}
