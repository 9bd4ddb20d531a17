using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Tests.Features.Sentiment.Model.Text;

public sealed class WordFormsTests
{
    [Theory]
    [InlineData("boooooring", "boring")]
    [InlineData("soooo", "so")]
    [InlineData("goooood", "good")]
    [InlineData("cooool", "cool")]
    [InlineData("good", "good")]
    [InlineData("zzz", "zzz")]
    [InlineData("qqqqwww", "qqqqwww")]
    public void Shorten_DrawnOutWord_IsTheKnownOne(string word, string expected) =>
        Assert.Equal(expected, WordForms.Shorten(word, known => known is "boring" or "so" or "good" or "cool" or "zzz"));
}
