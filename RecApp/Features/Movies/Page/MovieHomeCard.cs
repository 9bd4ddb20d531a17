using MudBlazor;
using RecApp.Features.Movies.Model;
using RecApp.Ui;

namespace RecApp.Features.Movies.Page;

/// <summary>What the home page says about the recommender of films. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class MovieHomeCard
{
    private const int ShownFilms = 3;

    public static HomeCard Card { get; } = new(
        "Films", Icons.Material.Outlined.Movie,
        "Name films you like; get films that fit, each with its reason",
        [("Choose films", MovieQuery.Path)],
        [new(MovieService.ModelName, AskAsync)])
    {
        Place = 20,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var example = MovieExamples.All[0];
        var request = MovieQuery.Parse(example.Address).Query.ToRequest() with { Num = ShownFilms };
        var answer = (await services.GetRequiredService<MovieService>().RecommendAsync(request, cancellationToken)).Answer;
        return new($"If you like {example.Label}", [.. answer.Movies.Select(movie => (MovieTitle.Natural(movie.Title), ""))], example.Address, answer.ModelVersion) { Tiles = true };
    }
}
