using System.Text;
using RecApp.Features.Regression.Fitting;
using RecApp.Tables;
using static RecApp.Tests.Uploads.Tables;

namespace RecApp.Tests.Tables;

/// <summary>Tables with something around, above, below or in their cells that is no part of them.</summary>
public class ForeignTableTests
{
    public static TheoryData<string, string, string> Understood => new()
    {
        { "two header rows", ",2019,,2020,\nregion,len,weight,len,weight\nA,1.5,9416,1.6,9500\nB,2.5,715,2.6,700\n", "region|len 1.5 2.5|weight 9416 715|len (2) 1.6 2.6|weight (2) 9500 700" },
        { "title in a merged cell", "Lab results,,,\nname,len,weight,share\nA,1.5,9416,.1\nB,2.5,715,.2\n", "name|len 1.5 2.5|weight 9416 715|share 0.1 0.2" },
        { "lines of names and values above two columns", "Station,Berlin\nDate,2024-05-04\n\nday,temp\n1,20.5\n2,21.5\n3,22.5\n4,19\n", "day 1 2 3 4|temp 20.5 21.5 22.5 19" },
        { "lines of names and values above", "Name: lab\nDate: 2024, May\nUnit: mm, g\n\nlen,weight\n1.5,2\n2.5,3\n3.5,4\n4.5,5\n", "len 1.5 2.5 3.5 4.5|weight 2 3 4 5" },
        { "World Bank", "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-06-28\",\n\n\"Country Name\",\"Country Code\",\"1960\",\"1961\",\n\"Aruba\",\"ABW\",\"54608\",\"55811\",\n\"Angola\",\"AGO\",\"5454933\",\"5531472\",\n", "Country Name|Country Code|1960 54608 5454933|1961 55811 5531472" },
        { "years as names", "2019,2020,2021\n1.5,2.5,3.5\n2.4,3.4,4.4\n", "2019 1.5 2.4|2020 2.5 3.4|2021 3.5 4.4" },
        { "dates as names", "country,1/22/20,1/23/20\nA,1,2\nB,3,4\n", "country|1/22/20 1 3|1/23/20 2 4" },
        { "numbered columns", "0,1,2\n1.5,2.5,3.5\n2.4,3.4,4.4\n", "0 1.5 2.4|1 2.5 3.4|2 3.5 4.4" },
        { "numbered columns and rows", ",0,1,2\n0,1.5,2.5,3.5\n1,2.4,3.4,4.4\n", "0 1.5 2.4|1 2.5 3.4|2 3.5 4.4" },
        { "index that pandas named", "Unnamed: 0,a,b\n0,1.5,2\n1,2.5,3\n", "a 1.5 2.5|b 2 3" },
        { "table printed by R", "  len weight\n1 2.9   9416\n2 5.6    715\n4 4.8   9524\n", "len 2.9 5.6 4.8|weight 9416 715 9524" },
        { "remarks of MATLAB", "% created by matlab\n% x y\n1.5 2.5\n2.5 3.5\n", "x 1.5 2.5|y 2.5 3.5" },
        { "names in a remark of gnuplot", "# x y\n1.5 2.5\n2.5 3.5\n", "x 1.5 2.5|y 2.5 3.5" },
        { "names in a remark of NumPy", "# len,weight\n1.5,2\n2.5,3\n", "len 1.5 2.5|weight 2 3" },
        { "NumPy without names", "1.000000000000000000e+00 2.500000000000000000e+00\n2.000000000000000000e+00 -4.500000000000000000e+00\n", "column 1 1 2|column 2 2.5 -4.5" },
        { "word before the names", "Data:   y               x\n      0.1  10.5\n     338.8  1337.4\n     118.1  118.2\n", "y 0.1 338.8 118.1|x 10.5 1337.4 118.2" },
        { "ARFF", "@relation x\n@attribute a numeric\n@attribute b numeric\n@data\n1,2\n3,4\n5,6\n", "column 1 1 3 5|column 2 2 4 6" },
        { "Markdown", "| a | b |\n|---|--:|\n| 1.5 | 2 |\n| 2.5 | 3 |\n", "a 1.5 2.5|b 2 3" },
        { "drawn box", "+-----+---+\n| a   | b |\n+-----+---+\n| 1.5 | 2 |\n| 2.5 | 3 |\n+-----+---+\n", "a 1.5 2.5|b 2 3" },
        { "line under the names", "a,b\n---,---\n1,2\n3,4\n", "a 1 3|b 2 4" },
        { "NUL behind", "a,b\n1,2\n3,4\n\0\0\0\0", "a 1 3|b 2 4" },
        { "end mark of DOS", "a,b\n1,2\n3,4\n\u001A", "a 1 3|b 2 4" },
        { "two byte order marks", "\uFEFF\uFEFFa,b\n1,2\n3,4\n", "a 1 3|b 2 4" },
        { "separator named behind a mark", "\uFEFFsep=;\r\na;b\r\n1;2\r\n3;4\r\n", "a 1 3|b 2 4" },
        { "separator named in quotation marks", "\"sep=;\"\na;b\n1,5;2\n3,5;4\n", "a 1.5 3.5|b 2 4" },
        { "marks that nobody sees", "a,b\n\u200B5,1\n6.5\u200E,2\n", "a 5 6.5|b 1 2" },
        { "texts that look like formulas", "a,b\n=\"1.5\",1\n=\"2.5\",2\n", "a 1.5 2.5|b 1 2" },
        { "apostrophes of spreadsheets", "a,b\n'1,'2.5\n'3,'4.5\n", "a 1 3|b 2.5 4.5" },
        { "line ends in quotation marks", "a,note,b\r\n1,\"x\r\ny\",2\r\n2,\"z\",3\r\n", "a 1 2|note|b 2 3" },
        { "numbers in quotation marks", "\"a\",\"b\"\n\"1.5\",\"2\"\n\"2.5\",\"3\"\n", "a 1.5 2.5|b 2 3" },
        { "blanks and a tab before a name", "18.0   8   307.0\t\"chevrolet chevelle malibu\"\n15.0   8   350.0\t\"buick skylark 320\"\n18.0   8   318.0\t\"plymouth satellite\"\n", "column 1 18 15 18|column 2 8 8 8|column 3 307 350 318|column 4" },
        { "one column of decimal commas", "wert\n7,5\n2,25\n3,75\n", "wert 7.5 2.25 3.75" },
        { "no cents", "a;b\n1.234,-;1\n715,-;2\n€ 20,--;3\n", "a 1234 715 20|b 1 2 3" },
        { "marks of footnotes", "a,b\n1,2*\n3,4\n5,6[2]\n7,8†\n", "a 1 3 5 7|b 2 4 6 8" },
        { "currencies", "a;b\n1 234,50 kr;1\nR$ 715,00;2\n20,5 zł;3\n₩ 3,5;4\n", "a 1234.5 715 20.5 3.5|b 1 2 3 4" },
        { "parentheses behind the currency", "a,b\n\"$ (715.00)\",1\n\"($1,234)\",2\n\"-$ 2.5\",3\n", "a -715 -1234 -2.5|b 1 2 3" },
        { "minus behind", "a;b\n\"1,234-\";1.5\n715-;2.5\n", "a -1234 -715|b 1.5 2.5" },
        { "groups of points beside decimal commas", "a;b\n1.234.567;12,5\n7;1\n", "a 1234567 7|b 12.5 1" },
        { "exponents behind decimal commas", "a;b\n1,5E+03;1\n2,5e-03;2\n", "a 1500 0.0025|b 1 2" },
        { "lists of JSON", "[[\"a\",\"b\"],[1,2],[3,4]]", "a 1 3|b 2 4" },
        { "columns of JSON", "{\"a\":[1,2,3],\"b\":[4,5,6]}", "a 1 2 3|b 4 5 6" },
        { "columns of JSON, numbered", "{\"a\":{\"0\":1,\"1\":2},\"b\":{\"0\":4,\"1\":5}}", "a 1 2|b 4 5" },
        { "JSON split into names and data", "{\"columns\":[\"a\",\"b\"],\"index\":[0,1],\"data\":[[1,2],[3,4]]}", "a 1 3|b 2 4" },
        { "objects in JSON objects", "[{\"a\":1,\"p\":{\"x\":1}},{\"a\":2,\"p\":{\"x\":3}}]", "a 1 2|p.x 1 3" },
        { "lists of Python", "[1.5, 2.5]\n[3.5, 4.5]\n", "column 1 1.5 3.5|column 2 2.5 4.5" },
        { "one row", "a,b\n1.5,2\n", "a 1.5|b 2" },
        { "one row without names", "1.5,2,3\n", "column 1 1.5|column 2 2|column 3 3" },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void Read_WithSomethingAround_GivesTheTable(string kind, string text, string expected)
    {
        Assert.NotEmpty(kind);
        Assert.Equal(expected, string.Join('|', Read(Encoding.UTF8.GetBytes(text)).Columns.Select(Shown)));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\na,b\n5,6\n", "It repeats the names of the columns.")]
    [InlineData("a,b\n1,2\n3,4\n\na,b\n5,6\n", "It repeats the names of the columns.")]
    [InlineData("a,b\n1,234,5\n2,345,6\n715,7\n", "It has 3 cells, the header 2.")]
    public void Read_RowThatIsNone_IsLeftOutAndNamed(string text, string reason) =>
        Assert.StartsWith(reason, Read(Encoding.UTF8.GetBytes(text)).Reading.LeftOut[0].Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b\n9,5,2\n2,5,3\n3,5,4\n", "No row can be read. Row 1: It has 3 cells, the header 2")]
    [InlineData("a,b\n1,5,2,7\n2,5,3,8\n3,5,4,9\n", "No row can be read. Row 1: It has 4 cells, the header 2")]
    [InlineData("<!DOCTYPE html>\n<html><body>1,2</body></html>", "web page")]
    [InlineData("<table><tr><td>1</td></tr></table>", "web page")]
    [InlineData("<?xml version=\"1.0\"?>\n<rows/>", "web page or XML")]
    [InlineData("{\\rtf1 a}", "a text document")]
    [InlineData("Name:", "no rows")]
    [InlineData("PAR1 and more", "a Parquet file")]
    [InlineData("[{\"a\":1,\"b\":2},{\"a\":2,\"b\":", "damaged")]
    [InlineData("[{\"a\":1},2]", "no table")]
    [InlineData("[1,2,3]", "without a list of objects")]
    [InlineData("{\"a\":[1,2],\"b\":[3]}", "differ in length")]
    [InlineData("[{\"a\":\"\\ud800\"}]", "half a character")]
    public void Read_WhatCannotBeATable_SaysWhy(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FileRefusedException>(() => Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("n/d")]
    [InlineData("k. A.")]
    [InlineData("s/d")]
    [InlineData(":")]
    [InlineData("#WERT!")]
    [InlineData("#¿NOMBRE?")]
    [InlineData("#NV")]
    [InlineData("#####")]
    public void Read_CellThatSaysNothingInItsLanguage_IsMissing(string cell) =>
        Assert.Equal((1, 0), (Read(Encoding.UTF8.GetBytes($"a,b\n1,{cell}\n2,3\n3,4\n")).Columns[1].Missing, 0));

    [Theory]
    [InlineData("2.9 mm")]
    [InlineData("<0.5")]
    [InlineData("5 ± 1")]
    [InlineData("1/2")]
    [InlineData("1:30")]
    [InlineData("£1.2k")]
    [InlineData("TRUE")]
    [InlineData("0x1F")]
    public void Read_CellThatIsNoPlainNumber_IsCountedAsUnreadable(string cell) =>
        Assert.Equal(1, Read(Encoding.UTF8.GetBytes($"a,b\n1,{cell}\n2,3\n3,4\n")).Columns[1].Unreadable);

    private static string Shown(OwnColumn column) => string.Join(' ', column.Values.Where(double.IsFinite).Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)).Prepend(column.Name));
}
