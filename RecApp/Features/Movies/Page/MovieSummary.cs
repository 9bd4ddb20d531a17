using System.Globalization;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Pairs;
using RecApp.Storage;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Movies.Page;

/// <summary>An answer of <c>/recommender/movies</c> in short.</summary>
internal static class MovieSummary
{
    private const int ShownTitle = 80;

    public static SummarizedPage Page { get; } = new(MovieQuery.Path, AskAsync);

    private static async Task<AnswerSummary?> AskAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var service = services.GetRequiredService<MovieService>();
        var (parsed, problems) = MovieQuery.Parse(address);
        var found = await service.MoviesAsync([.. parsed.Movies.Select(movie => movie.Id)], cancellationToken);
        var (query, unknown) = parsed.Known((await service.FactsAsync(cancellationToken)).Genres, found.Select(movie => movie.Id).ToHashSet());
        if (query.Movies.Count == 0 || query is { Pair: true, IsFull: false })
            return null;
        IReadOnlyList<SummaryList> lists = query.Pair ? [await PairAsync(services, query, cancellationToken)] : await LiveAsync(service, query, cancellationToken);
        return new(
            string.Join(", ", found.Select(movie => MovieTitle.Natural(movie.Title))).Shortened(ShownTitle),
            [
                new("Films given", string.Join(", ", found.Select((movie, place) => Named(movie, query.Movies[place])))),
                new("Answered", query.Pair ? "in advance" : "live"),
                new("Genre", query.Genre ?? "any"),
                new("Years", query is { YearFrom: null, YearTo: null } ? "any" : $"{query.YearFrom?.ToString(CultureInfo.InvariantCulture) ?? "…"} to {query.YearTo?.ToString(CultureInfo.InvariantCulture) ?? "…"}"),
                new("Popular to unusual", Signed(query.Unusual)) { Number = query.Unusual, Difference = Signed },
            ],
            [])
        {
            Lists = lists,
            Problems = [.. problems.Concat(unknown).Select(problem => problem.Message)],
        };
    }

    private static async Task<IReadOnlyList<SummaryList>> LiveAsync(MovieService service, MovieQuery query, CancellationToken cancellationToken) =>
    [
        List("Closest films", (await service.RecommendAsync((query with { List = MovieService.Closest }).ToRequest(), cancellationToken)).Answer.Movies),
        List("Crowd favourites", (await service.RecommendAsync(query.ToRequest(), cancellationToken)).Answer.Movies),
    ];

    private static async Task<SummaryList> PairAsync(IServiceProvider services, MovieQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var pair = await services.GetRequiredService<MoviePairService>().FindAsync(query.Movies[0].Id, query.Movies[1].Id, cancellationToken);
            return List("Films", pair.Movies);
        }
        catch (Exception problem) when (problem is NoSuchPairException or StorageUnavailableException)
        {
            throw new InvalidRequestException("ids", "No answer was computed in advance for these two films.");
        }
    }

    private static SummaryList List(string name, IReadOnlyList<MovieMatch> movies) => new(name, [.. movies.Select(movie => MovieTitle.Natural(movie.Title))]);

    private static string Named(MovieItem movie, RatedMovie given) =>
        MovieTitle.Natural(movie.Title) + (given.Stars is { } stars ? string.Create(CultureInfo.InvariantCulture, $" ({stars:0.#} stars)") : "");

    private static string Signed(double value) => value.ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture);
}
