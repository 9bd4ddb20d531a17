using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Tests.Features.Lyrics.Training.Corpus;

public class DuplicateTests
{
    private static readonly string[] Long =
        ["Shall I compare thee to a summer's day", "Thou art more lovely and more temperate", "Rough winds do shake the darling buds of May", "And summer's lease hath all too short a date"];

    [Fact]
    public void Find_ExcerptOfAnotherEdition_IsACopyOfTheLongerOne()
    {
        Poem[] poems = [Of("SHALL I compare thee, to a summer's day?", "Thou art more lovely & more temperate:"), Of(Long), Of("Nothing of this stands in any other poem here at all", "and so it stays")];

        Assert.Equal([1, -1, -1], NearDuplicates.Find(poems));
    }

    [Fact]
    public void Find_OneLineInCommon_StaysTwoPoems() =>
        Assert.Equal([-1, -1], NearDuplicates.Find([Of(Long), Of(Long[0], "But here begins a different song of mine", "that has its own words and its own end", "and no more in common with the other one")]));

    [Fact]
    public void Add_Shuffled_HasTheSameStanzasInAnotherOrder()
    {
        var poem = Of("a", "b", "", "c", "d", "", "e", "f");
        var all = StanzaShuffling.Add([poem, Of("only", "one")], seed: 3).ToList();

        Assert.Equal(3, all.Count);
        Assert.NotEqual(poem.Text, all[1].Text);
        Assert.Equal(poem.Lines.Order(), all[1].Lines.Order());
        Assert.Equal(all[1].Text, StanzaShuffling.Add([poem], seed: 3).Last().Text);
    }

    [Fact]
    public void Fold_ClippedWord_BecomesTheFullOneWhereTheCorpusKnowsIt()
    {
        var folded = VariantFolding.Fold([Of("I'm gettin' on, Fritzin' along", "Getting is a word")]).Single();

        Assert.Equal("I'm getting on, Fritzin' along", folded.Lines[0]);
    }

    private static Poem Of(params string[] lines) => new("test", "", "", lines);
}
