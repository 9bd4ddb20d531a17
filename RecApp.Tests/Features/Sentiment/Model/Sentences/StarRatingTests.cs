using RecApp.Features.Sentiment.Model.Sentences;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Tests.Features.Sentiment.Model.Sentences;

public sealed class StarRatingTests
{
    [Theory]
    [InlineData("8/10", 0.8, 1)]
    [InlineData("8.5/10", 0.85, 1)]
    [InlineData("11/10", 1, 1)]
    [InlineData("3.5/4", 0.875, 1)]
    [InlineData("4/5 stars", 0.8, 2)]
    [InlineData("8 out of 10", 0.8, 4)]
    [InlineData("two out of five stars", 0.4, 5)]
    [InlineData("3 stars out of 5", 0.6, 5)]
    [InlineData("four stars", 0.8, 2)]
    [InlineData("8 stars", 0.8, 2)]
    [InlineData("0 stars if I could", 0, 2)]
    [InlineData("three and a half stars", 0.7, 5)]
    [InlineData("3 1/2 stars", 0.7, 3)]
    [InlineData("★★★★★", 1, 1)]
    [InlineData("★★☆☆☆", 0.4, 1)]
    [InlineData("minus ten out of ten", 0, 5)]
    public void At_StatedRating_IsReadWithItsTokens(string text, double share, int length)
    {
        var rating = StarRating.At(ReviewTokenizer.Tokenize(text), 0);
        Assert.Equal(share, rating!.Value.Share, 1e-9);
        Assert.Equal(length, rating.Value.Length);
    }

    [Theory]
    [InlineData("9/11 changed it")]
    [InlineData("24/7 fun")]
    [InlineData("1/2 of it")]
    [InlineData("112 minutes")]
    [InlineData("two of the stars")]
    [InlineData("2004")]
    [InlineData("* a footnote")]
    [InlineData("stars")]
    public void At_OtherNumbers_AreNoRating(string text) => Assert.Null(StarRating.At(ReviewTokenizer.Tokenize(text), 0));
}
