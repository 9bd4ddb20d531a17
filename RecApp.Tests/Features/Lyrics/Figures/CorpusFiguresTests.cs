using RecApp.Charts;
using RecApp.Features.Lyrics.Figures;
using RecApp.Features.Lyrics.Model;
using RecApp.Tests.Charts;

namespace RecApp.Tests.Features.Lyrics.Figures;

public class CorpusFiguresTests
{
    private static CorpusStatistics Corpus(params CorpusRule[] rules) => new()
    {
        Poems = 1,
        Lines = 2,
        Words = 3,
        DistinctWords = 3,
        Characters = 9,
        LinesBySyllables = [1, 1],
        RhymeRate = 0,
        NoveltyFalsePositiveRate = 0,
        Rules = rules,
    };

    [Fact]
    public void Cleaning_Rules_AreSortedAndAllInTheTable()
    {
        var figure = CorpusFigures.Cleaning(Corpus(new("few", "Few.", true, 0, 5, 1), new("most-of-all", "Most.", true, 2, 1200, 1), new("none", "None.", true, 0, 0, 1), new("off", "Off.", false, 0, 0, 0)))!;

        Assert.Equal("Cleaning removed 1,205 lines, mostly most of all", figure.Title);
        FigureAssert.IsCompleteAndSafe(figure);
        Assert.Equal(["most of all", "few"], ChartSeries.Of(figure.Traces[0]).Y);
        Assert.Equal([["Most.", "2", "1,200"], ["Few.", "0", "5"], ["None.", "0", "0"]], figure.Table!.Rows);
    }

    [Fact]
    public void Cleaning_NothingTaken_IsNoChart() => Assert.Null(CorpusFigures.Cleaning(Corpus(new CorpusRule("none", "None.", true, 0, 0, 1))));

    [Theory]
    [InlineData("poems.jsonl.gz", "Poems")]
    [InlineData("pg1279_burns_poems_and_songs.txt.gz", "Burns poems and songs (Project Gutenberg 1279)")]
    [InlineData("pg_notes.txt", "Pg notes")]
    [InlineData("pgx1_a.txt", "Pgx1 a")]
    public void Title_OfAFile_IsReadable(string file, string expected) => Assert.Equal(expected, CorpusFigures.Title(file));
}
