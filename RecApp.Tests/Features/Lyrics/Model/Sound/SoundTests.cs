using System.Text;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Tables;

namespace RecApp.Tests.Features.Lyrics.Model.Sound;

public class SoundTests
{
    private const string Entries = """
        butterfly B AH1 T ER0 F L AY2
        even IY1 V IH0 N
        heaven HH EH1 V AH0 N
        liberty L IH1 B ER0 T IY0
        loved L AH1 V D
        mean M IY1 N
        moon M UW1 N # remark
        ore AO1 R
        read R EH1 D
        read(2) R IY1 D
        red R EH1 D
        sea S IY1
        see S IY1
        seven S EH1 V AH0 N
        shine SH AY1 N
        sky S K AY1
        soon S UW1 N
        store S T AO1 R
        three TH R IY1
        time T AY1 M
        wandering W AA1 N D ER0 IH0 NG
        weed W IY1 D
        """;

    private static PronouncingDictionary Sounds { get; } = new(CmuDictionary.Read("test", new MemoryStream(Encoding.UTF8.GetBytes(Entries))));

    [Theory]
    [InlineData("moon", "soon", RhymeQuality.Perfect)]
    [InlineData("Moon", "SOON", RhymeQuality.Perfect)]
    [InlineData("heaven", "seven", RhymeQuality.Perfect)]
    [InlineData("butterfly", "sky", RhymeQuality.Perfect)]
    [InlineData("read", "weed", RhymeQuality.Perfect)]
    [InlineData("o'er", "store", RhymeQuality.Perfect)]
    [InlineData("time", "shine", RhymeQuality.Near)]
    [InlineData("liberty", "three", RhymeQuality.Near)]
    [InlineData("moon", "Moon", RhymeQuality.None)]
    [InlineData("sea", "see", RhymeQuality.None)]
    [InlineData("read", "red", RhymeQuality.None)]
    [InlineData("moon", "sky", RhymeQuality.None)]
    public void Rhyme_TwoWords_IsAsTheyAreSpoken(string first, string second, RhymeQuality expected)
    {
        Assert.Equal(expected, Sounds.Rhyme(first, second));
        Assert.Equal(expected, Sounds.Rhyme(second, first));
    }

    [Theory]
    [InlineData("heaven", 2)]
    [InlineData("heav'n", 1)]
    [InlineData("lov’d", 1)]
    [InlineData("wand'ring", 2)]
    [InlineData("'moon'", 1)]
    public void Syllables_WordsOfVerse_CountsWhatIsSpoken(string word, int expected) => Assert.Equal(expected, Sounds.Syllables(word));

    [Theory]
    [InlineData("strength", 1)]
    [InlineData("table", 2)]
    [InlineData("tables", 2)]
    [InlineData("houses", 2)]
    [InlineData("churches", 2)]
    [InlineData("walked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("lion", 2)]
    [InlineData("nation", 2)]
    [InlineData("quiet", 2)]
    [InlineData("queen", 1)]
    [InlineData("going", 2)]
    [InlineData("poem", 2)]
    [InlineData("beautiful", 3)]
    [InlineData("yesterday", 3)]
    [InlineData("blessèd", 2)]
    [InlineData("x", 1)]
    [InlineData("", 1)]
    public void Syllables_BySpelling_AreRight(string word, int expected) => Assert.Equal(expected, SpellingRules.Syllables(word));

    [Fact]
    public void Of_UnknownWord_RhymesLikeWordsOfItsEnding() => Assert.Equal(RhymeQuality.Perfect, Sounds.Rhyme("blune-moon", "soon"));

    [Fact]
    public void Read_LineWithoutPhones_IsNamed() =>
        Assert.Contains("line 2", Assert.Throws<DataFileException>(() => CmuDictionary.Read("x", new MemoryStream("a AH0\nmoon\n"u8.ToArray()))).Message, StringComparison.Ordinal);
}
