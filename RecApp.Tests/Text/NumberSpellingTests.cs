using RecApp.Text;

namespace RecApp.Tests.Text;

public class NumberSpellingTests
{
    [Theory]
    [InlineData("2", "ii,two")]
    [InlineData("xiv", "14,fourteen")]
    [InlineData("thirteenth", "13th")]
    [InlineData("40", "forty")]
    [InlineData("21", "twenty one")]
    [InlineData("101", "one hundred one")]
    [InlineData("1984", "nineteen eighty four")]
    [InlineData("2001", "two thousand one")]
    [InlineData("20000", "twenty thousand")]
    [InlineData("matrix", "")]
    public void Others_OfANumber_AreItsOtherSpellings(string word, string others) =>
        Assert.Equal(others, string.Join(',', NumberSpelling.Others(word).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("twenty", "one", "21")]
    [InlineData("ninety", "nine", "99")]
    [InlineData("twenty", "eleven", null)]
    [InlineData("ten", "one", null)]
    public void InDigits_TwoWords_AreOneNumber(string tens, string unit, string? number) => Assert.Equal(number, NumberSpelling.InDigits(tens, unit));
}
