using RecApp.Text;

namespace RecApp.Tests.Text;

public class TitleWordsTests
{
    [Theory]
    [InlineData("The Godfather Part II", "Godfather 2")]
    [InlineData("Matrix, The", "the matrix")]
    [InlineData("8½", "Eight and a half")]
    [InlineData("Alien³", "Alien 3")]
    [InlineData("Dr. No", "Doctor No")]
    [InlineData("Tom & Jerry", "Tom + Jerry")]
    [InlineData("10,000 BC", "10000 bc")]
    [InlineData("Twenty-One", "21")]
    [InlineData("The A", "A")]
    public void Key_OneTitleInTwoSpellings_IsTheSame(string one, string other) =>
        Assert.Equal(TitleWords.Key(one), TitleWords.Key(other));

    [Theory]
    [InlineData("Alien", "Aliens")]
    [InlineData("Rocky II", "Rocky III")]
    [InlineData("Part", "Party")]
    [InlineData("The", "And")]
    public void Key_OfDifferentTitles_Differs(string one, string other) => Assert.NotEqual(TitleWords.Key(one), TitleWords.Key(other));

    [Theory]
    [InlineData("godfather part 2", "godfather 2")]
    [InlineData("part 2", "part 2")]
    [InlineData("a part of me", "a part of me")]
    [InlineData("song — “Live” & loud", "song live and loud")]
    public void Asked_SeriesWordBeforeANumber_Goes(string query, string words) => Assert.Equal(words, string.Join(' ', TitleWords.Asked(query, 100)));
}
