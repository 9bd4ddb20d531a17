using System.Text;
using RecApp.Tables;

namespace RecApp.Tests.Tables;

public class LineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\r\nb\n\nc", new[] { "a", "b", "", "c" })]
    [InlineData("\uFEFFa\nb", new[] { "a", "b" })]
    public void Read_Text_GivesItsLines(string text, string[] expected) => Assert.Equal(expected, Lines(text));

    [Fact]
    public void Read_LongerThanABlock_JoinsWhatTheBlocksCut()
    {
        string[] lines = [.. Enumerable.Range(0, 300_000).Select(i => new string('x', i % 11) + i)];

        Assert.Equal(lines, Lines(string.Join('\n', lines)));
    }

    [Fact]
    public void Read_FileWithoutLineEnds_IsRefused() =>
        Assert.Contains("line 1: longer than", Assert.Throws<DataFileException>(() => Lines(new string('x', 2_000_000))).Message, StringComparison.Ordinal);

    private static List<string> Lines(string text)
    {
        using var reader = new LineReader("file", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(Encoding.UTF8.GetString(reader.Current));
            Assert.Equal(lines.Count, reader.Line);
        }
        return lines;
    }
}
