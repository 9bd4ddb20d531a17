using System.Globalization;
using RecApp.Bundles;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Ratings;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Features.Movies;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class MovieService(Predictions predictions)
{
    public const string ModelName = "movies";

    /// <summary>The ranker that answers unless another one is asked for.</summary>
    public const string DefaultRanker = "auto";

    /// <summary>Most results of one search.</summary>
    public const int MostFound = 50;

    /// <summary>The list of films that people of that taste like.</summary>
    public const string Crowd = "crowd";

    /// <summary>The list of films that are most like those given.</summary>
    public const string Closest = "closest";

    /// <summary>What records call films like a single one.</summary>
    public const string SimilarVariant = "similar";

    /// <summary>What records call films for what a visitor did lately.</summary>
    public const string NextVariant = "next";

    /// <summary>The ranker as experiments set it.</summary>
    public const string RankerSetting = "ranker";

    /// <summary>How unusual films are as experiments set it.</summary>
    public const string UnusualSetting = "unusual";

    /// <summary>The rankers that can be asked for.</summary>
    public static IReadOnlyList<string> Rankers { get; } = [DefaultRanker, "neighbours"];

    /// <summary>The lists that can be asked for.</summary>
    public static IReadOnlyList<string> Lists { get; } = [Crowd, Closest];

    /// <summary>How unusual films may be by the settings of experiments.</summary>
    public static IReadOnlyList<string> UnusualValues { get; } = ["-1", "-0.5", "0", "0.25", "0.5", "1"];

    /// <summary>Films for films.</summary>
    internal static readonly Question<MovieModel, MovieRequest, RecommendedMovies> Recommend =
        new(ModelName, Cost.Brief, static (model, request, provenance, _) => MovieAnswerer.Answer(model, request, provenance))
        {
            Check = MovieRequestRules.Check,
            Variant = static request => request.Variant,
            Measure = MovieMeasures.Set,
            Settings = new Dictionary<string, QuestionSetting<MovieRequest>>
            {
                [RankerSetting] = new(static request => request is { List: Crowd, Ranker: DefaultRanker }, static (request, ranker) => request with { Ranker = ranker }),
                [UnusualSetting] = new(static request => request.Unusual == 0, static (request, unusual) => request with { Unusual = double.Parse(unusual, CultureInfo.InvariantCulture) }),
            },
        };

    private static readonly Question<MovieModel, MovieRequest, RecommendedMovies> RecommendWithScores =
        Recommend with { Answer = static (model, request, provenance, _) => MovieAnswerer.Answer(model, request, provenance, withScores: true) };

    private static readonly Question<MovieModel, MovieRequest, RecommendedMovies> Similar =
        Recommend with { Variant = static _ => SimilarVariant, Settings = new Dictionary<string, QuestionSetting<MovieRequest>>() };

    // Twenty films and all that were hidden: no reference holds such questions.
    private static readonly Question<MovieModel, MovieRequest, RecommendedMovies> Next = Similar with
    {
        Variant = static _ => NextVariant,
        Answer = static (model, request, provenance, token) =>
        {
            provenance.Measured().SetIncomparable();
            return Recommend.Answer(model, request, provenance, token);
        },
    };

    /// <summary>Recommends films, and records the prediction with the ranker as its variant.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong, or ids are unknown; the error names the field and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public ValueTask<RecommendedMovies> RecommendAsync(MovieRequest request, CancellationToken cancellationToken) =>
        predictions.AskAsync(Recommend, request, cancellationToken);

    /// <summary>The same, and how all films scored.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong, or ids are unknown; the error names the field and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<RecommendedMovies> RecommendWithScoresAsync(MovieRequest request, CancellationToken cancellationToken) =>
        predictions.AskAsync(RecommendWithScores, request, cancellationToken).AsTask();

    /// <summary>Films for people who like this one, and records the prediction with the variant <c>similar</c>.</summary>
    /// <param name="id">MovieLens id.</param>
    /// <param name="num">How many films, 1–100.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidRequestException">A parameter is wrong, or the id is unknown.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public ValueTask<RecommendedMovies> SimilarAsync(int id, int num, CancellationToken cancellationToken) =>
        predictions.AskAsync(Similar, new() { Ids = [id], Num = num }, cancellationToken);

    /// <summary>Films for what a visitor did lately, recorded with the variant <c>next</c>.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong, or ids are unknown.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    internal ValueTask<RecommendedMovies> NextAsync(MovieRequest request, CancellationToken cancellationToken) => predictions.AskAsync(Next, request, cancellationToken);

    /// <summary>Films that fit, best first; none for a blank query.</summary>
    /// <param name="query">Beginnings of words of the title, in any order, where a year narrows; or IMDb's id, or a link of IMDb, TMDB, MovieLens or Letterboxd.</param>
    /// <param name="take">1–50.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<FoundMovies> SearchAsync(string? query, int take, CancellationToken cancellationToken) =>
        predictions.SearchAsync<MovieModel, FoundMovies>(ModelName, take, MostFound, model => MovieItems.Found(model, query, take), cancellationToken).AsTask();

    /// <summary>MovieLens ids of films that are named by them, by IMDb's ids or by links, in the order given.</summary>
    /// <exception cref="InvalidRequestException">One leads to no film; the message names it.</exception>
    public Task<IReadOnlyList<int>> IdsAsync(IReadOnlyList<string> named, CancellationToken cancellationToken) =>
        LookUpAsync<IReadOnlyList<int>>(lease => [.. named.Select(name => GivenMovies.Id(name, lease.Model))], cancellationToken);

    /// <summary>Which films of a file there are.</summary>
    public Task<MatchedRatings> MatchAsync(IReadOnlyList<NamedFilm> films, CancellationToken cancellationToken) =>
        LookUpAsync(lease => RatingMatcher.Match(films, lease.Model), cancellationToken);

    /// <summary>The films with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<MovieItem>> MoviesAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken) =>
        LookUpAsync<IReadOnlyList<MovieItem>>(lease => [.. ids.Select(lease.Model.Catalogue.Find).Where(movie => movie >= 0).Select(lease.Model.Item)], cancellationToken);

    /// <summary>The map of all films.</summary>
    public Task<MovieMap> MapAsync(CancellationToken cancellationToken) => LookUpAsync(lease => MovieCharts.Map(lease.Model, lease.Version), cancellationToken);

    /// <summary>What films and filters there are.</summary>
    public Task<MovieFacts> FactsAsync(CancellationToken cancellationToken) => LookUpAsync(lease => MovieCharts.Facts(lease.Model, lease.Version), cancellationToken);

    /// <summary>Statistics of the data behind the model.</summary>
    public Task<MovieStatistics> StatisticsAsync(CancellationToken cancellationToken) =>
        LookUpAsync(lease => lease.Model.Statistics ?? throw new ModelUnavailableException(ModelName, "This version carries no statistics."), cancellationToken);

    private Task<T> LookUpAsync<T>(Func<ModelLease<MovieModel>, T> lookUp, CancellationToken cancellationToken) =>
        predictions.LookUpAsync(ModelName, lookUp, cancellationToken).AsTask();
}
