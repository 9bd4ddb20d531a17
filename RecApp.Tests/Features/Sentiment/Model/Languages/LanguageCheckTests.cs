using RecApp.Features.Sentiment.Model.Languages;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Tests.Features.Sentiment.Model.Languages;

public sealed class LanguageCheckTests
{
    private static readonly LanguageCheck Check = new([new(1, 0.5, 0), new(10, 0.2, 0.1)]);

    [Theory]
    [InlineData("known known odd odd", null)]
    [InlineData("known odd odd", "2 of the 3 words")]
    [InlineData("1 2 3 4 5 7/10 1999", null)]
    [InlineData("odd", "doesn't know this word")]
    [InlineData("odd odd", "none of these words")]
    [InlineData("!!! ...", "no word")]
    [InlineData("фильм", "Latin alphabet")]
    [InlineData("la dolce known", null)]
    [InlineData("das ist known", "German")]
    [InlineData("das ist the known and this", null)]
    [InlineData("known known known known known known known known known known", "hardly any of its small words")]
    [InlineData("the known known known known known known known odd odd", null)]
    [InlineData("the known known known known known known odd odd odd", "3 of the 10 words")]
    public void Problem_Text_IsSaidInWords(string text, string? expected)
    {
        string? problem = Check.Problem(text, ReviewTokenizer.Tokenize(text), word => word != "odd");
        if (expected is null)
            Assert.Null(problem);
        else
            Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Others_SmallWordsOfOtherLanguages_AreNotThoseOfEnglish() =>
        Assert.All(FunctionWords.Others, other => Assert.Empty(other.Words.Intersect(FunctionWords.English)));

    [Fact]
    public void Others_SmallWords_AreWrittenAsTheTokeniserWritesThem() =>
        Assert.All(FunctionWords.Others.SelectMany(other => other.Words).Concat(FunctionWords.English), word => Assert.Equal(word, Assert.Single(ReviewTokenizer.Tokenize(word)).Word));
}
