using RecApp.Bundles;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Validation;

namespace RecApp.Features.Movies.Pairs;

/// <summary>
/// Looks up what was computed in advance for two popular films. Page and API both call it; every method may throw
/// <see cref="StorageUnavailableException"/>, those that return films also <see cref="ModelUnavailableException"/>.
/// </summary>
public sealed class MoviePairService(PairStore store, ModelCatalog models, Predictions predictions)
{
    /// <summary>With what the variant of an answer begins; the batch follows.</summary>
    public const string VariantPrefix = "pairs ";

    private const string HowToCompute = "POST /api/v1/movies/batch or 'recapp batch movies' computes them.";

    /// <summary>The published answer for two films, whose order doesn't matter; records the prediction with the variant <c>pairs</c> and the batch.</summary>
    /// <param name="a">MovieLens id.</param>
    /// <param name="b">MovieLens id of another film.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException">It is the same film twice.</exception>
    /// <exception cref="NoSuchPairException">Nothing is published, or a film is not among the popular ones; the message says what is allowed.</exception>
    public async Task<PairAnswer> FindAsync(int a, int b, CancellationToken cancellationToken)
    {
        if (a == b)
            throw new InvalidRequestException("b", "is the same film as a; give two different films.");
        using var lease = await models.AcquireAsync<MovieModel>(MovieService.ModelName, cancellationToken);
        var found = await Task.Run(() => store.Find(content => PlaceOf(content, a, b)), cancellationToken);
        if (found is not var (content, packed))
            throw new NoSuchPairException($"No pairs are computed yet. {HowToCompute}");
        if (packed is null)
            throw new NoSuchPairException(Explain(content, lease.Model, content.PlaceOf(a) < 0 ? a : b));
        var settings = content.Batch.Settings;
        int[] pair = content.PlaceOf(a) < content.PlaceOf(b) ? [a, b] : [b, a];
        MovieItem[] given = [.. pair.Select(id => Item(lease.Model, id))];
        MovieMatch[] movies = [.. new PairAnswerFormat(settings.Take, content.Items.Count).Read(packed).Select(answer => Describe(lease.Model, content, given, answer))];
        return new()
        {
            PredictionId = predictions.Record<MovieModel>(
                MovieService.ModelName, settings.ModelVersion, VariantPrefix + content.Batch.Version,
                (model, measured) =>
                {
                    // Two popular films, as nobody chose to give them: no reference holds such questions.
                    measured.SetIncomparable();
                    MovieMeasures.Set(model, given, [], movies, measured);
                }),
            BatchVersion = content.Batch.Version,
            ModelVersion = settings.ModelVersion,
            Ranker = settings.Ranker,
            ComputedUtc = content.Batch.CompletedUtc ?? content.Batch.StartedUtc,
            Given = given,
            Movies = movies,
        };
    }

    /// <summary>Which batches there are and which one answers.</summary>
    public Task<PairStatus> StatusAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            List<PairVersion> versions = [.. store.List().Select(PairVersion.Of)];
            return new PairStatus(versions.Find(version => version.Published), versions, store.Bytes);
        },
        cancellationToken);

    /// <summary>The films that pair up in the published batch, the most popular first; none when nothing is published.</summary>
    public async Task<IReadOnlyList<MovieItem>> PopularAsync(CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<MovieModel>(MovieService.ModelName, cancellationToken);
        var content = await Task.Run(store.Published, cancellationToken);
        return content is null ? [] : [.. content.Popular.Select(index => Item(lease.Model, content.Items[index]))];
    }

    private static (int First, int Place)? PlaceOf(PairContent content, int a, int b)
    {
        int first = content.PlaceOf(a), second = content.PlaceOf(b);
        return first < 0 || second < 0 ? null : (Math.Min(first, second), Math.Abs(first - second) - 1);
    }

    private static string Explain(PairContent content, MovieModel model, int id) => model.Catalogue.Find(id) switch
    {
        < 0 => $"Unknown movie id {id}. GET /api/v1/movies/pairs/movies lists the films that pair up.",
        var index => $"{model.Item(index).Title} ({id}) is not among the {content.Batch.Settings.Top} most popular films, which GET /api/v1/movies/pairs/movies lists. "
            + "For any other films ask GET /api/v1/movies/recommend.",
    };

    private static MovieMatch Describe(MovieModel model, PairContent content, MovieItem[] given, (int Item, float Score, float FirstShare) answer)
    {
        var item = Item(model, content.Items[answer.Item]);
        return new(item.Id, item.Title, Math.Round(answer.Score, 5), MovieAnswerer.Reasons(given, [answer.FirstShare, 1 - answer.FirstShare]), item.Year, item.Genres, item.ImdbId, item.TmdbId);
    }

    // The served version may know other films than the one that computed the batch.
    private static MovieItem Item(MovieModel model, int id) =>
        model.Catalogue.Find(id) is >= 0 and var index ? model.Item(index) : new(id, $"Movie {id}", null, [], null, null);
}
