using System.CommandLine;
using Microsoft.Extensions.Options;
using MudBlazor;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.CommandLine;
using RecApp.Experiments;
using RecApp.Features.Models;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Figures;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Next;
using RecApp.Features.Movies.Page;
using RecApp.Features.Movies.Pairs;
using RecApp.Features.Movies.Pairs.Shared;
using RecApp.Features.Movies.Training;
using RecApp.Monitoring.Watching;
using RecApp.Retraining;
using RecApp.Ui;
using RecApp.Validation;
using RecApp.Visitors;

namespace RecApp.Features.Movies;

/// <summary>The recommender of films, with pairs of popular films computed in advance.</summary>
internal sealed class MoviesFeature : IFeature
{
    public string Key => "movies";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new(MovieQuery.Path, "Films", "Films that fit", "Name films you like and get films that fit, each with the share that yours have in it.", Icons.Material.Outlined.Movie) { Place = 11, Group = "Recommender" },
    ];

    public IReadOnlyList<Example> Examples => MovieExamples.All;

    public Type HomeSearch => typeof(HomeFilmSearch);

    public HomeCard Card => MovieHomeCard.Card;

    public SummarizedPage Summary => MovieSummary.Page;

    public IReadOnlyList<PostChartKind> Charts { get; } = [new("movies-given", [MovieService.ModelName], manifests => MoviePostChart.Given(manifests[0]))];

    public IReadOnlyList<string> DropInRoots { get; } = ["/recommend"];

    public void Add(IServiceCollection services)
    {
        services.AddModel(MovieService.ModelName, MovieModel.Load).AddSingleton<MovieService>().AddSingleton<NextAnswers<MovieAnswer>, NextMovies>();
        services.AddModelDescription(new(MovieService.ModelName, "Film recommender", "Finds films for the films you like.", MovieQuery.Path,
            manifest => manifest.MetricOf("recall@20", "auto") is { } found ? $"In tests, 20 suggestions held {FigureText.WholePercent(found)} of the favourites we had hidden" : null)
        {
            Variants = new Dictionary<string, string> { ["auto"] = "Automatic", ["neighbours"] = "Neighbours", [MovieService.Closest] = "Closest films", [MovieService.SimilarVariant] = "Similar films", [MovieService.NextVariant] = "Next up" },
        });
        services.AddRetrainable(MovieService.ModelName, takesSaid: true);
        services.AddExperimentSetting(MovieService.ModelName, MovieService.RankerSetting, MovieService.Rankers,
            "Ask with ranker={0}; what answers without one stands in MovieService.DefaultRanker.");
        services.AddExperimentSetting(MovieService.ModelName, MovieService.UnusualSetting, MovieService.UnusualValues,
            "Ask with unusual={0}; what holds without it is the default of MovieRequest.Unusual.");
        services.AddDataSection<MoviesDataSet>("Films", MovieService.ModelName);
        services.AddSettings<MovieBatchOptions>(MovieBatchOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddSingleton(new ComputedAhead(MovieService.ModelName, MoviePairService.VariantPrefix));
        services.AddSingleton<MoviePairService>().AddSingleton<PairBatchRunner>().AddHostedService<PairBatchAtStart>().AddHostedService<PairWorker>();
        services.AddModelSection<PairBatchPanel>("Pre-computed pairs of films", "movie-pairs");
    }

    public void Map(FeatureRoutes routes)
    {
        routes.Links.MapMovieDownloads();
        routes.Api.MapMovies().MapMoviePairs();
        routes.DropIns.MapMovieDropIn();
    }

    public IEnumerable<Command> Commands(Verb verb) => verb switch
    {
        Verb.Train => [MovieCommands.Train()],
        Verb.Evaluate => [MovieCommands.Evaluate(), MovieCommands.EvaluateCloseness()],
        Verb.Measure => [MovieCommands.Measure()],
        Verb.Batch => [MovieBatchCommand.Create()],
        _ => [],
    };
}
