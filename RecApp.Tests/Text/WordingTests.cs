using RecApp.Text;

namespace RecApp.Tests.Text;

public class WordingTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab cd", 3, "ab…")]
    [InlineData("ab😀cd", 3, "ab…")]
    [InlineData("ab😀cd", 4, "ab😀…")]
    public void Shortened_Text_KeepsWholeCharacters(string text, int longest, string expected) => Assert.Equal(expected, text.Shortened(longest));

    [Theory]
    [InlineData("", "")]
    [InlineData("r", "R")]
    [InlineData("éclisse one", "Éclisse one")]
    public void Capitalised_Text_BeginsWithACapital(string text, string expected) => Assert.Equal(expected, text.Capitalised());
}
