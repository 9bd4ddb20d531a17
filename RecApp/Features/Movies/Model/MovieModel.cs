using System.Collections.Concurrent;
using System.Numerics.Tensors;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Bundles.Arrays;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Features.Movies.Model.Search;
using RecApp.Learning;

namespace RecApp.Features.Movies.Model;

/// <summary>The loaded model: catalogue, type-ahead and rankers. Immutable and safe for concurrent use.</summary>
/// <param name="catalogue">Every film.</param>
/// <param name="titles">Its titles, in order for who looks for films.</param>
/// <param name="rankers">The rankers by name.</param>
/// <param name="popularity">[movies] how likely anybody likes the film, above 0.</param>
internal sealed class MovieModel(MovieCatalogue catalogue, MovieTitles titles, IReadOnlyDictionary<string, IMovieRanker> rankers, float[] popularity)
{
    public const string CatalogueFile = "movies.bin";
    public const string AutoFile = "auto.bin";
    public const string NeighboursFile = "neighbours.bin";
    public const string ClosestFile = "closest.bin";
    public const string MapFile = "map.bin";
    public const string StatisticsFile = "statistics.json";

    private const int MostRated = 100;

    private readonly MovieItem[] _items = [.. Enumerable.Range(0, catalogue.Count).Select(movie => MovieItems.Of(catalogue[movie]))];
    private readonly float[] _logRatings = [.. Enumerable.Range(0, catalogue.Count).Select(movie => MathF.Log10(1 + catalogue[movie].Ratings))];
    private readonly int _ratingsOfMostRated = Enumerable.Range(0, catalogue.Count).Select(movie => catalogue[movie].Ratings).OrderDescending().Take(MostRated).LastOrDefault();
    private readonly ConcurrentBag<MovieWorkspace> _idle = [];

    /// <summary>Every film.</summary>
    public MovieCatalogue Catalogue { get; } = catalogue;

    /// <summary>Type-ahead over titles.</summary>
    public MovieSearch Search { get; } = titles.Search;

    /// <summary>Which films are one series.</summary>
    public FilmSeries Series { get; } = titles.Series;

    /// <summary>Places of the films on the map; null in a model that was trained for evaluation only.</summary>
    public MoviePlaces? Places { get; init; }

    /// <summary>Statistics of the data; null in a model that was trained for evaluation only.</summary>
    public MovieStatistics? Statistics { get; init; }

    /// <summary>A film as it is shown.</summary>
    public MovieItem Item(int movie) => _items[movie];

    /// <summary>log10(1 + the film's ratings).</summary>
    public float LogRatings(int movie) => _logRatings[movie];

    /// <summary>Whether the film is among the hundred with the most ratings, or level with the last of them.</summary>
    public bool IsMostRated(int movie) => Catalogue[movie].Ratings >= _ratingsOfMostRated;

    /// <summary>A ranker by its name.</summary>
    /// <exception cref="ModelUnavailableException">This version has none of that name.</exception>
    public IMovieRanker Ranker(string name) => rankers.TryGetValue(name, out var ranker)
        ? ranker
        : throw new ModelUnavailableException(MovieService.ModelName, $"This version has no {(name == MovieService.Closest ? "list of closest films" : $"ranker {name}")}.");

    /// <summary>A workspace that nobody else uses until it is given back.</summary>
    public MovieWorkspace TakeWorkspace() => _idle.TryTake(out var workspace) ? workspace : new(Catalogue.Count);

    /// <summary>Lets others use a workspace again.</summary>
    public void GiveBack(MovieWorkspace workspace) => _idle.Add(workspace);

    /// <summary>The best films for somebody, best first, without those given; equal scores in the catalogue's order.</summary>
    /// <param name="ranker">Scores the films.</param>
    /// <param name="given">At least one film, each once.</param>
    /// <param name="filter">Which films may be recommended; null for all.</param>
    /// <param name="workspace">Keeps all scores; minus infinity for films that are given or don't pass.</param>
    /// <param name="movies">Receives indices; as many are looked for as fit.</param>
    /// <param name="scores">Receives their scores; as long as <paramref name="movies"/>.</param>
    /// <returns>How many were found: fewer when few films pass.</returns>
    public int Top(
        IMovieRanker ranker, ReadOnlySpan<GivenMovie> given, MovieSelection? filter, MovieWorkspace workspace, Span<int> movies, Span<float> scores)
    {
        ranker.Score(given, workspace.Scores);
        return Top(given, filter, workspace, movies, scores);
    }

    /// <summary>The same of films that a ranker has scored into the workspace already.</summary>
    public int Top(ReadOnlySpan<GivenMovie> given, MovieSelection? filter, MovieWorkspace workspace, Span<int> movies, Span<float> scores)
    {
        foreach (var (movie, _) in given)
            workspace.Scores[movie] = float.NegativeInfinity;
        filter?.Apply(Catalogue, popularity, workspace.Scores);
        return HighestScores.Find(workspace.Scores, movies, scores);
    }

    /// <summary>The share of each film given in the score of another one: 0 or more, together 1; all 0 where every film given was disliked.</summary>
    /// <param name="ranker">Has scored the films.</param>
    /// <param name="given">At least one film, each once.</param>
    /// <param name="movie">The film that is explained.</param>
    /// <param name="score">Its score.</param>
    /// <param name="shares">[given] is overwritten.</param>
    public static void Shares(IMovieRanker ranker, ReadOnlySpan<GivenMovie> given, int movie, float score, Span<float> shares)
    {
        ranker.Contributions(given, movie, shares);
        // Where all films given speak against it, its being liked by nearly everybody carried it: their parts in the whole score.
        if (TensorPrimitives.Max<float>(shares) <= 0)
            TensorPrimitives.Add(shares, (score - TensorPrimitives.Sum<float>(shares)) / shares.Length, shares);
        // Nothing is recommended because of a film that was disliked.
        for (int i = 0; i < shares.Length; i++)
            shares[i] = given[i].Weight > 0 ? Math.Max(0, shares[i]) : 0;
        float sum = TensorPrimitives.Sum<float>(shares);
        if (sum > 0)
            TensorPrimitives.Divide(shares, sum, shares);
    }

    /// <summary>Loads a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static MovieModel Load(ModelBundle bundle)
    {
        // The largest file takes as long to unpack as all titles take to be put in order.
        var unpacked = Task.Run(() => Read(bundle, AutoFile, AutoRanker.Read));
        var catalogue = Read(bundle, CatalogueFile, MovieCatalogue.Read);
        MovieTitles titles = new(new(catalogue), new(catalogue));
        var auto = unpacked.GetAwaiter().GetResult();
        var rankers = new Dictionary<string, IMovieRanker> { [MovieService.DefaultRanker] = auto };
        if (bundle.Manifest.Files.Any(file => file.Path == NeighboursFile))
            rankers["neighbours"] = Read(bundle, NeighboursFile, reader => NeighbourRanker.Read(reader, catalogue.Count));
        if (bundle.Manifest.Files.Any(file => file.Path == ClosestFile))
        {
            var near = Read(bundle, ClosestFile, SparseRows.Read);
            if (near.Count != catalogue.Count)
                throw new InvalidDataException("Catalogue and nearest films know different numbers of films.");
            rankers[MovieService.DefaultRanker] = new CrowdRanker(auto, near);
            rankers[MovieService.Closest] = new ClosestRanker(near, rankers[MovieService.DefaultRanker]);
        }
        using var statistics = bundle.OpenRead(StatisticsFile);
        var places = Read(bundle, MapFile, MoviePlaces.Read);
        if (auto.Prior.Length != catalogue.Count || places.Count != catalogue.Count)
            throw new InvalidDataException("Catalogue, ranker and map know different numbers of films.");
        return new(catalogue, titles, rankers, auto.Prior.ToArray())
        {
            Places = places,
            Statistics = JsonSerializer.Deserialize<MovieStatistics>(statistics, JsonSerializerOptions.Web),
        };
    }

    private static T Read<T>(ModelBundle bundle, string path, Func<ArrayReader, T> read)
    {
        using var packed = bundle.OpenRead(path);
        using var reader = new ArrayReader(packed);
        return read(reader);
    }
}

/// <summary>What is made of all titles.</summary>
/// <param name="Search">Type-ahead over them.</param>
/// <param name="Series">Which films are one series.</param>
internal sealed record MovieTitles(MovieSearch Search, FilmSeries Series);
