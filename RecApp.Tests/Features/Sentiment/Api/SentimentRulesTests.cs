using RecApp.Features.Sentiment.Api;
using RecApp.Validation;

namespace RecApp.Tests.Features.Sentiment.Api;

public class SentimentRulesTests
{
    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public void Check_MoreTextThanIsExplained_IsRefusedUnlessItIsOnlyJudged(string model)
    {
        string?[] texts = [.. Enumerable.Repeat(new string('x', 2_501), 20)];

        var refused = Assert.Throws<InvalidRequestException>(() => SentimentRules.Check(new(Texts: texts, Model: model, Explain: true)));

        Assert.Equal("The texts have 50,020 characters together; up to 50,000 of a request are explained.", Assert.Single(refused.Errors["explain"]));
        SentimentRules.Check(new(Texts: texts, Model: model));
        SentimentRules.Check(new(Text: new string('x', 50_000), Model: model, Explain: true));
    }
}
