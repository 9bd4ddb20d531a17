using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Tests.Features.Lyrics.Training.Corpus;

public class CleaningRulesTests
{
    [Theory]
    [InlineData("characters", "‘So,’ he said &amp; went", "'So,' he said & went")]
    [InlineData("note-marks", "Glens,[3] where Ocean comes(12)|I lov'd^2 {63}", "Glens, where Ocean comes|I lov'd")]
    [InlineData("stage-directions", "[Exeunt.]|Come, love|[Chorus]", "|Come, love|")]
    [InlineData("credits", "Words by Whittier. Music by G.W. Clark.|By the sea we lay|July, 1862|Tune - \"Auld Lang Syne\"|In 1862 he died", "|By the sea we lay||" + "|In 1862 he died")]
    [InlineData("headings", "THE OLD BULLOCK DRAY|O! I|XII.|Oh! the shearing", "|O! I|XII.|Oh! the shearing")]
    [InlineData("numerals", "XII.|Canto II.|3.|I|I went|Mild as a dove", "||||I went|Mild as a dove")]
    [InlineData("ornaments", "* * * * *|. . . .|He sang - |7", "||He sang - |7")]
    [InlineData("line-numbers", "To Rome went he 2080|Of love and hate 2090|In peace 2100|Born in 1872", "To Rome went he|Of love and hate|In peace|Born in 1872")]
    [InlineData("line-numbers", "In 1862|the war went on|for 3 years", "In 1862|the war went on|for 3 years")]
    [InlineData("indentation", "    Deep|      deeper|    Deep again", "Deep| deeper|Deep again")]
    [InlineData("trailing-blanks", "He sang - |he left  ", "He sang -|he left")]
    [InlineData("stanza-breaks", "|a|||b|", "a||b")]
    [InlineData("notes", "The last line||NOTE:|_24 And thus editions 1821|", "The last line||")]
    [InlineData("notes", "Love's crown[1]||of bays|[1]is sweet", "Love's crown[1]||of bays|[1]is sweet")]
    public void Rule_ItsLines_TakesThemAndNoOthers(string rule, string lines, string expected)
    {
        var cleaned = CleaningRules.All.Single(other => other.Name == rule).Apply(Poem(lines));

        Assert.Equal(expected, string.Join('|', cleaned!.Lines));
    }

    [Fact]
    public void Speakers_NameThatComesBack_GoesAndARefrainStays()
    {
        var play = Poem("Raymond.|I come||Raymond.|I go||Raymond.|I stay||Raymond.|I die||Alone.|Alone.");

        Assert.DoesNotContain("Raymond.", CleaningRules.All.Single(rule => rule.Name == "speakers").Apply(play)!.Lines);
        Assert.Contains("Alone.", CleaningRules.All.Single(rule => rule.Name == "speakers").Apply(play)!.Lines);
    }

    [Fact]
    public void Prose_ParagraphBesideVerse_GoesAlone()
    {
        string verse = "Shall I compare thee|To a summer's day";
        string broken = string.Join('|', Enumerable.Repeat("and the paragraph breaks wherever the page happened to end it", 5));
        string wide = new('x', 400);

        var cleaned = CleaningRules.All.Single(rule => rule.Name == "prose").Apply(Poem($"{verse}||{broken}||{wide}"));

        Assert.Equal(verse, string.Join('|', cleaned!.Lines));
    }

    [Fact]
    public void Fragments_OneLine_IsNoPoem()
    {
        var rule = CleaningRules.All.Single(rule => rule.Name == "fragments");

        Assert.Null(rule.Apply(Poem("alone|")));
        Assert.NotNull(rule.Apply(Poem("two|lines")));
    }

    private static Poem Poem(string lines) => new("test", "", "", lines.Split('|'));
}
