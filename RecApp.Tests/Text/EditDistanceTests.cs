using RecApp.Text;

namespace RecApp.Tests.Text;

public class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("metallica", "metalica", 1)]
    [InlineData("teh", "the", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("accounting", "acuconting", 2)]
    public void Between_TwoTexts_CountsSlipsEitherWay(string left, string right, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(left, right));
        Assert.Equal(distance, EditDistance.Between(right, left));
    }

    [Fact]
    public void Between_LongTexts_ComparesTheirBeginnings() =>
        Assert.Equal(1, EditDistance.Between("x" + new string('a', 5000), new string('a', 7000)));

    [Theory]
    [InlineData("metallica", "metalica", 1, true)]
    [InlineData("metallica", "metl", 1, true)]
    [InlineData("metallica", "emt", 1, true)]
    [InlineData("metallica", "emt", 0, false)]
    [InlineData("metallica", "tallica", 1, false)]
    [InlineData("met", "metallica", 2, false)]
    [InlineData("", "ab", 2, true)]
    [InlineData("beyonce", "beyonse", 1, true)]
    [InlineData("beyonce", "beynoce", 1, true)]
    [InlineData("metallica", "metal", 0, true)]
    [InlineData("metallica", "mtalic", 2, true)]
    [InlineData("metallica", "abba", 1, false)]
    public void StartsLike_BeginningOfAWord_ForgivesSoManySlips(string word, string typed, int slips, bool expected) =>
        Assert.Equal(expected, EditDistance.StartsLike(word, typed, slips));

    // Few letters, so that slips and swaps are frequent.
    [Fact]
    public void StartsLike_AnyWords_IsTheNearestBeginningByBetween()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 20_000; trial++)
        {
            string word = Word(random), typed = Word(random);
            int slips = random.Next(4);
            int nearest = Enumerable.Range(0, word.Length + 1).Min(length => EditDistance.Between(word.AsSpan(0, length), typed));
            Assert.Equal(nearest <= slips, EditDistance.StartsLike(word, typed, slips));
        }
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(9)).Select(_ => (char)('a' + random.Next(3)))]);
}
