using System.CommandLine;
using MudBlazor;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.CommandLine;
using RecApp.Features.Feedback;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Figures;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Page;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Features.Sentiment.Training;
using RecApp.Monitoring.Quality;
using RecApp.Retraining;
using RecApp.Ui;

namespace RecApp.Features.Sentiment;

/// <summary>The judges of film reviews.</summary>
internal sealed class SentimentFeature : IFeature
{
    public string Key => "sentiment";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new(SentimentQuery.Path, "Sentiment", "Is this review positive?",
            "Write or paste a film review and see if it's positive, how sure that is, and what every word adds.", Icons.Material.Outlined.Reviews) { Place = 30 },
    ];

    public IReadOnlyList<Example> Examples => SentimentExamples.All;

    public HomeCard Card => SentimentHomeCard.Card;

    public SummarizedPage Summary => SentimentSummary.Page;

    public IReadOnlyList<PostChartKind> Charts { get; } =
        [new("sentiment-accuracy", [SentimentService.LstmName, SentimentService.LinearName], manifests => SentimentPostChart.Accuracy(manifests[0], manifests[1]))];

    public void Add(IServiceCollection services) => services
        .AddModel(SentimentService.LstmName, LstmModel.Load).AddModel(SentimentService.LinearName, LinearModel.Load).AddRetrainable(SentimentService.LinearName, takesSaid: true)
        .AddModelDescription(new(SentimentService.LstmName, "Review reader", "Tells good reviews from bad ones, reading word after word.", SentimentQuery.Path, manifest => Accuracy(manifest, SentimentService.Lstm)) { Variants = VerdictText.ModelNames })
        .AddModelDescription(new(SentimentService.LinearName, "Review weigher", "Tells good reviews from bad ones, adding up what every word weighs.", SentimentQuery.Path, manifest => Accuracy(manifest, SentimentService.Linear)) { Variants = VerdictText.ModelNames })
        .AddSingleton(new StatedProbability(SentimentService.LstmName, SentimentMeasures.Praise)).AddSingleton(new StatedProbability(SentimentService.LinearName, SentimentMeasures.Praise))
        .AddSingleton(new KeepableTexts(SentimentService.LstmName)).AddSingleton(new KeepableTexts(SentimentService.LinearName))
        .AddSingleton<SentimentService>().AddSingleton<BatchReader>()
        .AddDataSection<SentimentDataSet>("Film reviews", SentimentService.LstmName);

    public void Map(FeatureRoutes routes) => routes.Api.MapSentiment();

    public IEnumerable<Command> Commands(Verb verb) => verb switch
    {
        Verb.Train => [SentimentCommands.TrainLinear(), SentimentCommands.PackLstm(), SentimentCommands.TrainSentences(), SentimentCommands.MakeLanguages()],
        Verb.Evaluate => [SentimentCommands.Evaluate(), SentimentCommands.EvaluateSentences(), SentimentCommands.EvaluateLanguages()],
        Verb.Measure => SentimentCommands.Measure(),
        _ => [],
    };

    private static string? Accuracy(ModelManifest manifest, string variant) =>
        manifest.MetricOf("accuracy", variant) is { } right ? $"Gets {FigureText.WholePercent(right)} of new reviews right" : null;
}
