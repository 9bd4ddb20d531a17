using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Sentiment.Batch;
using RecApp.Features.Sentiment.DataSet;
using RecApp.Features.Sentiment.Reading;

namespace RecApp.Features.Sentiment;

/// <summary>Registers the sentiment models.</summary>
public static class SentimentSetup
{
    /// <summary>Adds both models, the service that page and API call, and the part of <c>/data</c>.</summary>
    public static IServiceCollection AddSentiment(this IServiceCollection services) =>
        services
            .AddModel(SentimentService.LstmName, LstmModel.Load)
            .AddModel(SentimentService.LinearName, LinearModel.Load)
            .AddSingleton<SentimentService>()
            .AddSingleton<BatchReader>()
            .AddDataSection<SentimentDataSet>("Film reviews", SentimentService.LstmName);
}
