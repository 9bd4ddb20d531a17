using System.Text;
using RecApp.Features.Lyrics.Training;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Lyrics.Training.Own;

public sealed class VerseCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void Own_TextInAnyEncoding_ReadsTheSame(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string path = _folder.Combine("mine.txt");
        File.WriteAllText(path, "I don\u2019t know na\u00efve\r\nor why\r\n\r\nAnother \u201Cone\u201D\r\nand on\r\n", Encoding.GetEncoding(encoding));

        Assert.Equal("I don't know na\u00efve\nor why\n\f\nAnother \"one\"\nand on\n", VerseCorpus.Own(path).Text);
    }

    [Fact]
    public void Own_FolderWithAFilePerSong_KeepsEachWhole()
    {
        File.WriteAllText(_folder.Combine("a.txt"), "[Verse]\none line\nanother line\n\n[Hook]\nsing it\nsing it again\n");
        File.WriteAllText(_folder.Combine("b.txt"), "a song of its own\nwith two lines\n");

        Assert.Equal("one line\nanother line\n\nsing it\nsing it again\n\f\na song of its own\nwith two lines\n", VerseCorpus.Own(_folder.Location).Text);
    }

    [Fact]
    public void Own_SmallLettersLongLinesAndCapitals_AreKept()
    {
        string path = _folder.Combine("rap.txt");
        string[] lines = [.. Enumerable.Range(0, 6).Select(line => $"i keep on talking over every single bar until the beat gives up on {line}"), "EVERYBODY SHOUTS"];
        File.WriteAllLines(path, lines);

        Assert.Equal(lines, VerseCorpus.Own(path).Poems.Single().Lines);
    }

    [Theory]
    [InlineData(399, 200)]
    [InlineData(400, 50)]
    public void Own_Pieces_DecideHowManyAreHeldOut(int pieces, int parts)
    {
        string path = _folder.Combine("many.txt");
        File.WriteAllText(path, string.Concat(Enumerable.Range(0, pieces).Select(piece => $"piece {piece} has {piece * piece} words\nand {piece * 31} lines\n\n")));

        var corpus = VerseCorpus.Own(path);

        Assert.Equal((pieces, parts), (corpus.Poems.Count, corpus.HeldOutParts));
        Assert.InRange(corpus.Split().HeldOut.Count, pieces * parts / 1000 / 2, pieces * parts / 1000 * 2);
    }
}
