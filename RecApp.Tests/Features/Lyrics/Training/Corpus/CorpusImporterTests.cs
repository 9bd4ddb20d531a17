using RecApp.Features.Lyrics.Training.Corpus;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Lyrics.Training.Corpus;

public sealed class CorpusImporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_PoemsAndSongs_JoinsThemCleanAndReports()
    {
        File.WriteAllText(_folder.Combine("poems.jsonl"), """
            {"author":"A","title":"One","text":"II.\n\nThe moon is up,\n the sea is down.[1]\n\n\n\nIt is ‘night’"}
            {"author":"B","title":"The same again","text":"The moon is UP,\nthe sea is down.\n\nIt is 'night'"}
            {"author":"C","title":"A Letter (Prose)","text":"Dear sir,\nyours"}
            """);
        File.WriteAllText(_folder.Combine("me.txt"), "[Verse 1]\nI sing my song\nthe whole day long\n");

        var (poems, text, report) = CorpusImporter.Import(_folder.Location, new());

        Assert.Equal("The moon is up,\n the sea is down.\n\nIt is 'night'\n\f\nI sing my song\nthe whole day long\n", text);
        Assert.Equal(2, poems.Count);
        Assert.Equal(new SourceReport("poems.jsonl", 3, 1), report.Sources[0]);
        Assert.Equal(1, report.Rules.Single(rule => rule.Rule == "duplicates").PoemsRemoved);
        Assert.Equal("II.", Assert.Single(report.Rules.Single(rule => rule.Rule == "numerals").Samples));
        Assert.False(report.Rules.Single(rule => rule.Rule == "variants").Applied);
        Assert.Equal((2, 5), (report.Kept.Poems, report.Kept.Lines));
        Assert.Equal(text.Length - 2, report.Kept.Characters);
    }

    [Fact]
    public void Import_RuleLeftOut_KeepsItsLines()
    {
        File.WriteAllText(_folder.Combine("poems.jsonl"), """{"text":"II.\na b c\nd e f"}""");

        Assert.StartsWith("II.\n", CorpusImporter.Import(_folder.Location, new() { Without = ["numerals"] }).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poems.jsonl", "{\"text\":\"a\\nb\"}\n{\"text\":", "poems.jsonl, line 2")]
    [InlineData("poems.jsonl", "{\"title\":\"no text\"}", "has no text")]
    [InlineData("other.dat", "x", "holds no texts")]
    public void Import_FolderThatIsNone_SaysWhatIsWrong(string file, string content, string message)
    {
        File.WriteAllText(_folder.Combine(file), content);

        Assert.Contains(message, Assert.Throws<DataFileException>(() => CorpusImporter.Import(_folder.Location, new())).Message, StringComparison.Ordinal);
    }
}
