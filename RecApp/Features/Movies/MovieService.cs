using RecApp.Features.Movies.Answering;
using RecApp.Inference;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Movies;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class MovieService(ModelCatalog models, InferenceGate gate, PredictionLog predictions)
{
    public const string ModelName = "movies";

    /// <summary>The ranker that answers unless another one is asked for.</summary>
    public const string DefaultRanker = "auto";

    /// <summary>Most results of one search.</summary>
    public const int MostFound = 50;

    private const string SimilarVariant = "similar";

    /// <summary>The rankers that can be asked for.</summary>
    public static IReadOnlyList<string> Rankers { get; } = [DefaultRanker, "neighbours"];

    /// <summary>Recommends films, and records the prediction with the ranker as its variant.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong, or ids are unknown; the error names the field and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<MovieAnswer> RecommendAsync(MovieRequest request, CancellationToken cancellationToken)
    {
        MovieRequestRules.Check(request);
        return AnswerAsync(request, request.Ranker, cancellationToken);
    }

    /// <summary>Films for people who like this one, and records the prediction with the variant <c>similar</c>.</summary>
    /// <param name="id">MovieLens id.</param>
    /// <param name="num">How many films, 1–100.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidRequestException">A parameter is wrong, or the id is unknown.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<MovieAnswer> SimilarAsync(int id, int num, CancellationToken cancellationToken)
    {
        var request = new MovieRequest { Ids = [id], Num = num };
        MovieRequestRules.Check(request);
        return AnswerAsync(request, SimilarVariant, cancellationToken);
    }

    /// <summary>Films whose title fits, best first; none for a blank query.</summary>
    /// <param name="query">Beginnings of words of the title, in any order; a year narrows.</param>
    /// <param name="take">1–50.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<IReadOnlyList<MovieItem>> SearchAsync(string? query, int take, CancellationToken cancellationToken) =>
        take is >= 1 and <= MostFound
            ? await gate.SearchAsync(
                await models.AcquireAsync<MovieModel>(ModelName, cancellationToken),
                model => (IReadOnlyList<MovieItem>)[.. model.Search.Find(query, take).Select(model.Item)],
                cancellationToken)
            : throw new InvalidRequestException("take", $"{take} is out of range; give a number from 1 to {MostFound}.");

    /// <summary>The films with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<MovieItem>> MoviesAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<MovieItem>>(lease => [.. ids.Select(lease.Model.Catalogue.Find).Where(movie => movie >= 0).Select(lease.Model.Item)], cancellationToken);

    /// <summary>How the ranker scores all films for a request, for a chart; records nothing.</summary>
    /// <exception cref="InvalidRequestException">As <see cref="RecommendAsync"/>.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<ScoreDistribution> DistributionAsync(MovieRequest request, CancellationToken cancellationToken)
    {
        MovieRequestRules.Check(request);
        using var lease = await models.AcquireAsync<MovieModel>(ModelName, cancellationToken);
        return await gate.RunBrieflyAsync(
            ModelName, (lease.Model, Request: request), static state => MovieCharts.Distribution(state.Model, state.Request), cancellationToken);
    }

    /// <summary>The map of all films.</summary>
    public Task<MovieMap> MapAsync(CancellationToken cancellationToken) => AskAsync(lease => MovieCharts.Map(lease.Model, lease.Version), cancellationToken);

    /// <summary>What films and filters there are.</summary>
    public Task<MovieFacts> FactsAsync(CancellationToken cancellationToken) => AskAsync(lease => MovieCharts.Facts(lease.Model, lease.Version), cancellationToken);

    /// <summary>Statistics of the data behind the model.</summary>
    public Task<MovieStatistics> StatisticsAsync(CancellationToken cancellationToken) =>
        AskAsync(lease => lease.Model.Statistics ?? throw new ModelUnavailableException(ModelName, "This version carries no statistics."), cancellationToken);

    private async Task<MovieAnswer> AnswerAsync(MovieRequest request, string variant, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<MovieModel>(ModelName, cancellationToken);
        // Tens of microseconds: the work stays on this thread, so the lease outlives it.
        var answer = await gate.RunBrieflyAsync(
            ModelName, (lease.Model, Request: request, lease.Version), static state => MovieAnswerer.Answer(state.Model, state.Request, state.Version), cancellationToken);
        return answer with { PredictionId = predictions.Record(ModelName, lease.Version, variant) };
    }

    // Look-ups take microseconds: they pass by the gate.
    private async Task<T> AskAsync<T>(Func<ModelLease<MovieModel>, T> ask, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<MovieModel>(ModelName, cancellationToken);
        return ask(lease);
    }
}
