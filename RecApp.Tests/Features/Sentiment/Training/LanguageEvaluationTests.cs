using RecApp.Features.Sentiment.Training;

namespace RecApp.Tests.Features.Sentiment.Training;

[Collection(nameof(ShippedSentiment))]
public sealed class LanguageEvaluationTests(ShippedSentiment shipped)
{
    [Fact]
    public void Of_EnglishAndGermanTexts_CountsOneSentenceOfEach()
    {
        var found = LanguageEvaluation.Of(["I liked this film a lot. Yes.", "Das ist der beste Film des Jahres.", "Too short."], shipped.Linear);

        Assert.Equal((2, 1), (found.Sentences, found.Foreigners));
        Assert.Equal("This looks like German; the models read English.", Assert.Single(found.Withheld).Reason);
    }
}
