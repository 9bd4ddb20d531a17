using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Page;

namespace RecApp.Tests.Features.Sentiment.Page;

public sealed class SentimentQueryTests
{
    [Fact]
    public void Parse_AddressOfAnyText_GivesItBackOrLeavesItToTheSession() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var query = SentimentQuery.Of(text ?? "", SentimentService.Linear, many: false);
            var (parsed, problems) = SentimentQuery.Parse(query.ToUri());
            Assert.Empty(problems);
            Assert.Equal(SentimentService.Linear, parsed.Model);
            Assert.True(query.ToUri().Length < 1_600);
            // What no address can carry becomes the sign for it.
            if (!string.IsNullOrEmpty(text) && !text.Any(char.IsSurrogate))
                Assert.Equal(text, parsed.Meant);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_ExampleAndLongText_NamesTheOneAndLeavesTheOtherOut()
    {
        Assert.Equal("/sentiment?example=long", SentimentQuery.Of(SentimentExamples.Find("long")!, SentimentService.Lstm, false).ToUri());
        Assert.Equal("/sentiment", SentimentQuery.Of(new string('x', 50_000), SentimentService.Lstm, false).ToUri());
        Assert.Equal("/sentiment", SentimentQuery.Of(new string('好', 600), SentimentService.Lstm, false).ToUri());
        Assert.Equal("/sentiment?view=many&model=linear&text=a%20%26%20b", SentimentQuery.Of("a & b", SentimentService.Linear, true).ToUri());
    }

    [Fact]
    public void Parse_WhatCannotBe_IsNamed()
    {
        var (query, problems) = SentimentQuery.Parse("/sentiment?model=bert&example=nice&view=three&text=ok");
        Assert.Equal(["example", "model", "view"], problems.Select(problem => problem.Parameter).Order());
        Assert.Equal((SentimentService.Lstm, "ok", false), (query.Model, query.Meant, query.Many));
    }

    [Fact]
    public void Of_Pieces_GiveTheTextBackWithItsStrongestWordAtTheEnd()
    {
        const string text = "Good <b>film</b>, awful & long";
        var pieces = TextPiece.Of(text, [new("good", 0, 4, 0.5), new("film", 8, 4, 0.001), new("awful", 18, 5, -2), new("long", 26, 4, 0)]);
        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal([("Good", 0.25), ("awful", -1)], pieces.Where(piece => piece.Strength != 0).Select(piece => (piece.Text, piece.Strength)));
    }

    [Theory]
    [InlineData(0.9999, "Clearly positive", "99.9 % positive")]
    [InlineData(0.93, "Positive", "93 % positive")]
    [InlineData(0.64, "Leaning positive", "64 % positive")]
    [InlineData(0.5, "Undecided", "50 % positive")]
    [InlineData(0.36, "Leaning negative", "64 % negative")]
    [InlineData(0.001, "Clearly negative", "99.9 % negative")]
    public void Of_Probability_IsSaidInWords(double probability, string verdict, string chance)
    {
        var prediction = new SentimentPrediction("", probability, Guid.Empty);
        Assert.Equal((verdict, chance), (VerdictText.Of(prediction), VerdictText.Chance(prediction)));
    }
}
