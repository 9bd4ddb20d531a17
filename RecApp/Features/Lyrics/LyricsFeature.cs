using System.CommandLine;
using Microsoft.Extensions.Options;
using MudBlazor;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.CommandLine;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Figures;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Page;
using RecApp.Features.Lyrics.Training;
using RecApp.Serving;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Features.Lyrics;

/// <summary>The writer of verse.</summary>
internal sealed class LyricsFeature : IFeature
{
    public string Key => "lyrics";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new(LyricsQuery.Path, "Lyrics", "Verse that scans and rhymes", "Give a line or a theme and watch verses being written in your rhyme scheme and measure.", Icons.Material.Outlined.Edit) { Place = 40 },
    ];

    public IReadOnlyList<Example> Examples => LyricsExamples.All;

    public HomeCard Card => LyricsHomeCard.Card;

    public SummarizedPage Summary => LyricsSummary.Page;

    public IReadOnlyList<PostChartKind> Charts { get; } = [new("lyrics-syllables", [LyricsService.ModelName], manifests => LyricsPostChart.Syllables(manifests[0]))];

    public IReadOnlyList<string> DropInRoots { get; } = ["/apiUS"];

    public void Add(IServiceCollection services)
    {
        services.AddSettings<LyricsOptions>(LyricsOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddModel(LyricsService.ModelName, LyricsModel.Load)
            .AddModelDescription(new(LyricsService.ModelName, "Verse writer", "Writes verses that scan and rhyme.", LyricsQuery.Path,
                manifest => manifest.MetricOf("pairs that rhyme perfectly", "schemes") is { } rhymes ? $"Finds a perfect rhyme in {FigureText.Percent(Math.Floor(rhymes * 1000) / 1000)} of cases" : null))
            .AddDataSection<LyricsDataSet>("Lyrics", LyricsService.ModelName)
            .AddSingleton<WriterDesk>()
            .AddSingleton(provider => new LyricsService(provider.GetRequiredService<Predictions>(),
                provider.GetRequiredService<IOptions<LyricsOptions>>(), provider.GetRequiredService<WriterDesk>()));
    }

    public void Map(FeatureRoutes routes)
    {
        routes.Api.MapLyrics();
        routes.DropIns.MapLyricsDropIn();
    }

    public IEnumerable<Command> Commands(Verb verb) => verb switch
    {
        Verb.Train => [LyricsTrainCommand.Train()],
        Verb.Evaluate => [LyricsEvaluateCommand.Evaluate()],
        Verb.Measure => [LyricsQuestions.Command()],
        Verb.Import => [LyricsCorpusCommand.Import()],
        _ => [],
    };
}
