using MudBlazor;
using RecApp.Charts;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Ui;

namespace RecApp.Features.Movies.Page;

/// <summary>What the home page says about the recommender of films. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class MovieHomeCard
{
    private const int ShownFilms = 2;

    public static HomeCard Card { get; } = new(
        "Films", Icons.Material.Outlined.Movie,
        "Name films you like; get films that fit, each with its reason",
        [("Choose films", MovieQuery.Path)],
        [new(MovieService.ModelName, new("recall@20", "auto", "Liked films found among 20"), AskAsync)])
    {
        Place = 20,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var example = MovieExamples.All[0];
        var request = MovieQuery.Parse(example.Address).Query.ToRequest() with { Num = ShownFilms };
        var answer = (await services.GetRequiredService<MovieService>().RecommendAsync(request, cancellationToken)).Answer;
        return new($"To go with {example.Label}", [.. answer.Movies.Select(movie => (MovieTitle.Natural(movie.Title), Because(movie)))], example.Address, answer.ModelVersion);

        static string Because(MovieMatch movie) => movie.Reasons is [var reason, ..] ? $"{FigureText.WholePercent(reason.Share)} due to {WithoutYear(MovieTitle.Natural(reason.Title))}" : "";
    }

    private static string WithoutYear(string title) => title.EndsWith(')') && title.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var year ? title[..year] : title;
}
