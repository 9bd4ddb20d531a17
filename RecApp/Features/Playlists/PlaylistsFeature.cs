using System.CommandLine;
using MudBlazor;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.CommandLine;
using RecApp.Experiments;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Favourites;
using RecApp.Features.Playlists.Figures;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Next;
using RecApp.Features.Playlists.Page;
using RecApp.Features.Playlists.Training;
using RecApp.Retraining;
using RecApp.Ui;
using RecApp.Visitors;

namespace RecApp.Features.Playlists;

/// <summary>The recommender of songs and playlists.</summary>
internal sealed class PlaylistsFeature : IFeature
{
    public string Key => "playlists";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new(PlaylistQuery.Path, "Playlists", "Playlists and songs that fit",
            "Give songs, a playlist, a Spotify link or a mood, and get songs and playlists that fit, each with the reason why it is there.", Icons.Material.Outlined.MusicNote) { Place = 10, Group = "Recommender" },
    ];

    public IReadOnlyList<Example> Examples => [PlaylistExamples.Mood];

    public Type HomeSearch => typeof(HomeSongSearch);

    public HomeCard Card => PlaylistHomeCard.Card;

    public SummarizedPage Summary => PlaylistSummary.Page;

    public IReadOnlyList<PostChartKind> Charts { get; } =
    [
        new("playlists-clusters", [PlaylistService.ModelName], manifests => PlaylistPostCharts.Clusters(manifests[0])),
        new("playlists-recall", [PlaylistService.ModelName], manifests => PlaylistPostCharts.Recall(manifests[0])),
    ];

    public void Add(IServiceCollection services) => services
        .AddModel(PlaylistService.ModelName, PlaylistModel.Load).AddRetrainable(PlaylistService.ModelName, takesSaid: true).AddSingleton<PlaylistService>()
        .AddModelDescription(new(PlaylistService.ModelName, "Song recommender", "Finds songs and playlists that go with yours.", PlaylistQuery.Path,
            manifest => manifest.MetricOf("recall@500", "blend") is { } found ? $"In tests, 500 suggestions held {FigureText.WholePercent(found)} of the songs we had hidden" : null)
        {
            Variants = new Dictionary<string, string> { ["blend"] = "Blend", ["cluster"] = "Cluster", [PlaylistService.NextVariant] = "Next up" },
        })
        .AddExperimentSetting(PlaylistService.ModelName, PlaylistService.RankerSetting, PlaylistService.Rankers,
            "Ask with ranker={0}; what answers without one stands in PlaylistService.DefaultRanker.")
        .AddExperimentSetting(PlaylistService.ModelName, PlaylistService.EditionsSetting, ["false", "true"],
            "Ask with editions={0}; what holds without it is the default of PlaylistRequest.Editions.")
        .AddSingleton<LinkResolver>().AddSingleton<NextAnswers<PlaylistAnswer>, NextTracks>()
        .AddSingleton<FavouriteService>().AddSingleton<PlaylistSaver>()
        .AddDataSection<PlaylistDataSet>("Playlists", PlaylistService.ModelName);

    public void Map(FeatureRoutes routes) => routes.Api.MapPlaylists();

    public IEnumerable<Command> Commands(Verb verb) => verb switch
    {
        Verb.Train => [PlaylistCommands.Train()],
        Verb.Evaluate => [PlaylistCommands.Evaluate()],
        Verb.Measure => [PlaylistCommands.Measure()],
        _ => [],
    };
}
