using System.Globalization;
using System.Text;
using RecApp.Features.Regression.Fitting;
using RecApp.Tables;
using RecApp.Tests.Learning.LeastSquares;
using static RecApp.Tests.Uploads.Tables;

namespace RecApp.Tests.Tables;

/// <summary>Tables as other tools, countries and habits write them: each gives the same four columns of numbers.</summary>
public class PeoplesTablesTests
{
    private static readonly double[] Length = [2.9, 5.6, 4.8, 7.7, 7.9, 6.9];
    private static readonly double[] Weight = [9416, 715, 9524, 8304, 4299, 1549];
    private static readonly double[] Share = [0.211, 0.872, 0.299, 0.438, 0.64, 0.235];

    public static TheoryData<string, string> Conventions => new()
    {
        { "plain", Rows(",", Point, "len,weight,share") },
        { "German", Rows(";", Comma, "len;weight;share") },
        { "header with units in it", Rows(";", Comma, "Length, mm;Weight, g;Share, %") },
        { "header with units, points", Rows(";", Point, "Length, mm;Weight, g;Share, %") },
        { "thousands in quotation marks", "len\tweight\tshare\n2.9\t\"9,416\"\t0.211\n5.6\t715\t0.872\n4.8\t\"9,524\"\t0.299\n7.7\t\"8,304\"\t0.438\n7.9\t\"4,299\"\t0.64\n6.9\t\"1,549\"\t0.235\n" },
        { "German thousands", "len;weight;share\n2,9;9.416;0,211\n5,6;715;0,872\n4,8;9.524;0,299\n7,7;8.304;0,438\n7,9;4.299;0,64\n6,9;1.549;0,235\n" },
        { "Swiss", "len;weight;share\n2.9;9'416.00;0.211\n5.6;715.00;0.872\n4.8;9’524.00;0.299\n7.7;8'304;0.438\n7.9;4'299;0.64\n6.9;1'549;0.235\n" },
        { "blanks for thousands", "len;weight;share\n2,9;9 416;0,211\n5,6;715;0,872\n4,8;9\u00A0524;0,299\n7,7;8\u202F304;0,438\n7,9;4 299;0,64\n6,9;1 549;0,235\n" },
        { "money and percent", "len,weight,share\n2.9,\"$9,416\",21.1%\n5.6,$715,87.2 %\n4.8,\"$9,524\",29.9%\n7.7,\"$8,304\",43.8%\n7.9,\"$4,299\",64%\n6.9,\"$1,549\",23.5%\n" },
        { "lines above", $"Export of the lab\nMade on 2026-05-04\n\n{Rows(",", Point, "len,weight,share")}" },
        { "remarks above", $"# made by a tool\n# units mm, g\n{Rows(",", Point, "len,weight,share")}" },
        { "title padded by separators", $"The lab's table,,\n,,\n{Rows(",", Point, "len,weight,share")}" },
        { "separator named", $"sep=;\r\n{Rows(";", Point, "len;weight;share")}" },
        { "row names of R", Numbered(",", "\"len\",\"weight\",\"share\"") },
        { "row names of R, blanks between", Numbered(" ", "\"len\" \"weight\" \"share\"") },
        { "index of pandas", Numbered(",", ",len,weight,share") },
        { "separators behind", Rows(",", Point, "len,weight,share").Replace("\n", ",\n", StringComparison.Ordinal) },
        { "separators behind the rows alone", "len,weight,share" + Rows(",", Point, "").Replace("\n", ",\n", StringComparison.Ordinal)[1..] },
        { "blank columns of a spreadsheet", Rows(",", Point, "len,weight,share").Replace("\n", ",,,\n", StringComparison.Ordinal) },
        { "no header", Rows(",", Point, "")[1..] },
        { "no header, German", Rows(";", Comma, "")[1..] },
        { "blanks between", string.Concat(Enumerable.Range(0, 6).Select(i => string.Create(CultureInfo.InvariantCulture, $"   {Length[i]:F2}   {Weight[i],6}  {Share[i]:F4}\n"))) },
        { "bars between", Rows("|", Point, "len|weight|share") },
        { "blanks behind separators", Rows(", ", Point, "len, weight, share") },
        { "old Mac line ends", Rows(",", Point, "len,weight,share").Replace('\n', '\r') },
        { "remark below", Rows(",", Point, "len,weight,share") + "Source: the lab\n" },
        { "units below the header", Rows(",", Point, "len,weight,share\nmm,g,-") },
        { "JSON", "[" + string.Join(',', Enumerable.Range(0, 6).Select(Json)) + "]" },
        { "JSON lines", string.Join('\n', Enumerable.Range(0, 6).Select(Json)) },
        { "JSON in an object", "{\"name\":\"lab\",\"rows\":[" + string.Join(',', Enumerable.Range(0, 6).Select(Json)) + "]}" },
    };

    [Theory]
    [MemberData(nameof(Conventions))]
    public void Read_InAConventionOfPeoples_GivesTheNumbers(string convention, string text)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(), new UTF8Encoding(true), new UnicodeEncoding(false, false), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            if (convention is "row names of R, blanks between" or "blanks between" && encoding is UnicodeEncoding)
                continue;
            var table = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal(3, table.Columns.Count);
            Assert.Equal(Length, Clean(table.Columns[0]));
            Assert.Equal(Weight, Clean(table.Columns[1]));
            Assert.Equal(Share, Clean(table.Columns[2]));
        }
    }

    [Theory]
    [InlineData("a\tb\n1\t1,234\n2\t5,678\n3\t2,250\n", "1,234")]
    [InlineData("a;b\n1;1.234\n2;5.678\n3;2.250\n", "1.234")]
    public void Read_NumbersThatMeanTwoThings_AsksAndTakesTheAnswer(string text, string question)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);

        var unclear = Assert.Throws<TableUnclearException>(() => Read(content));

        Assert.Equal(question, unclear.Reading.Question);
        double[] values = [.. new[] { NumberConvention.Points, NumberConvention.Commas }.Select(numbers => Read(content, new() { Numbers = numbers }).Columns[1].Values[0])];
        Assert.Equal([1.234, 1234], values.Order());
    }

    [Fact]
    public void Fit_LongleysDataWithThousandsSetApart_GivesTheCertifiedCoefficients()
    {
        var (rows, target) = (ReferenceData.Longley.Features, ReferenceData.Longley.Target);
        string text = "y\tdeflator\tgnp\tunemployed\tarmed\tpopulation\tyear\r\n" + string.Concat(Enumerable.Range(0, target.Length).Select(row =>
            $"\"{target[row].ToString("N0", CultureInfo.InvariantCulture)}\"\t" + string.Join('\t', rows.Select((column, place) => place is 0 or 5 ? Point(column[row]) : $"\"{column[row].ToString("N0", CultureInfo.InvariantCulture)}\"")) + "\r\n"));

        var table = Read(Encoding.UTF8.GetBytes(text));

        Assert.Contains("comma for thousands", table.Reading.Summary, StringComparison.Ordinal);
        var fit = OwnFitter.Fit(table, 0, [1, 2, 3, 4, 5, 6], TestContext.Current.CancellationToken).Fit;
        Assert.Equal(-3482258.63459582, fit.Intercept, 0.01);
        Assert.Equal(1829.15146461355, fit.Coefficients[5], 1e-5);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";;\n;;\n")]
    [InlineData("[[],[]]")]
    public void Read_FileWithoutACell_IsRefused(string text) => Assert.Throws<FileRefusedException>(() => Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_EmptyListsOfJson_AreNoRows() => Assert.Equal([1.0, 3], Clean(Read("[[],[\"a\",\"b\"],[1,2],[],[3,4]]"u8.ToArray()).Columns[0]));

    [Fact]
    public void Read_RowThatSumsUp_IsLeftOutAndNamed()
    {
        var table = Read("region,len\nR0,2\nR1,5\nR2,4\nTotal,11\n"u8.ToArray());

        Assert.Equal([2.0, 5, 4], table.Columns[1].Values);
        Assert.Equal(new RowProblem(4, "“Total” sums up the rows above."), Assert.Single(table.Reading.LeftOut));
    }

    [Fact]
    public void Read_RowWithMoreCellsThanTheHeader_IsLeftOutAndNamed()
    {
        var table = Read("a,b\n1,2\n1,2,3\n4,5\n"u8.ToArray());

        Assert.Equal([1.0, 4], table.Columns[0].Values);
        Assert.Equal(2, Assert.Single(table.Reading.LeftOut).Row);
        Assert.Contains("1 row left out", table.Reading.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("PS")]
    [InlineData("PrivacySuppressed")]
    [InlineData("null")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("#DIV/0!")]
    [InlineData("")]
    public void Read_CellThatSaysNothing_IsMissing(string cell) =>
        Assert.Equal((1, 0), (Read(Encoding.UTF8.GetBytes($"a,b\n1,{cell}\n2,3\n3,4\n")).Columns[1].Missing, 0));

    private static double[] Clean(OwnColumn column) => [.. column.Values.Where(double.IsFinite)];

    private static string Point(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Comma(double value) => Point(value).Replace('.', ',');

    private static string Rows(string separator, Func<double, string> number, string header) =>
        $"{header}\n" + string.Concat(Enumerable.Range(0, Length.Length).Select(i => $"{number(Length[i])}{separator}{number(Weight[i])}{separator}{number(Share[i])}\n"));

    private static string Numbered(string separator, string header) =>
        $"{header}\n" + string.Concat(Enumerable.Range(0, Length.Length).Select(i => $"\"{i + 1}\"{separator}{Point(Length[i])}{separator}{Point(Weight[i])}{separator}{Point(Share[i])}\n"));

    private static string Json(int i) => $$"""{"len":{{Point(Length[i])}},"weight":"{{Point(Weight[i])}}","share":{{Point(Share[i])}}}""";
}
