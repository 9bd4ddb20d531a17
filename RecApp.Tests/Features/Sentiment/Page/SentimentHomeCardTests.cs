using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Page;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment.Page;

public class SentimentHomeCardTests(SharedApplication application)
{
    // The home page called a review displeasure that the page behind its link calls undecided.
    [Fact]
    public async Task Answer_OfTheExample_SaysWhatItsPageSays()
    {
        var said = await SentimentHomeCard.Card.Trials[0].Ask(application.Services, TestContext.Current.CancellationToken);

        var text = SentimentQuery.Parse(said.Address).Query.Meant!;
        var verdict = (await application.Services.GetRequiredService<SentimentService>().PredictAsync(new(text), TestContext.Current.CancellationToken)).Predictions[0];
        Assert.Equal([(VerdictText.Of(verdict), VerdictText.Chance(verdict))], said.Lines);
    }
}
