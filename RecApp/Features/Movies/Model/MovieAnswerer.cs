using System.Buffers;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Features.Movies.Model;

/// <summary>Answers a request out of the loaded model; no clock, no storage, no HTTP.</summary>
internal static class MovieAnswerer
{
    private const int MostReasons = 10;

    // Below these a share rounds to nothing.
    private const float LeastShare = 0.0005f;

    /// <summary>The best films for what was given.</summary>
    /// <param name="model">The loaded model.</param>
    /// <param name="request">Checked by <see cref="MovieRequestRules"/>.</param>
    /// <param name="provenance">What the answer carries.</param>
    /// <param name="withScores">Whether to tell how all films scored.</param>
    /// <exception cref="InvalidRequestException">A film or the genre is unknown.</exception>
    public static RecommendedMovies Answer(MovieModel model, MovieRequest request, Provenance provenance, bool withScores = false)
    {
        var given = GivenMovies.Find(request, model.Catalogue);
        var ranker = model.Ranker(request.Variant);
        bool isClosest = request.List == MovieService.Closest;
        Span<int> movies = stackalloc int[2 * MovieRequestRules.MostTaken];
        Span<float> scores = stackalloc float[2 * MovieRequestRules.MostTaken];
        int looked = isClosest ? 2 * request.Num : request.Num;
        var selection = SelectionOf(request, model.Catalogue);
        var workspace = model.TakeWorkspace();
        ranker.Score(given, workspace.Scores);
        // Before those that may not be recommended lose theirs.
        var distribution = withScores ? MovieCharts.Distribution(model, given, workspace.Scores) : null;
        int found = model.Top(given, selection, workspace, movies[..looked], scores[..looked]);
        model.GiveBack(workspace);
        if (isClosest)
        {
            model.Series.Spread(movies[..found], scores[..found], request.Num);
            found = Math.Min(found, request.Num);
        }
        MovieItem[] items = [.. given.Select(movie => model.Item(movie.Movie))];
        var matches = new MovieMatch[found];
        for (int i = 0; i < found; i++)
            matches[i] = Describe(model, ranker, given, items, movies[i], scores[i]);
        var answer = new MovieAnswer
        {
            PredictionId = provenance.Id,
            ModelVersion = provenance.Version,
            Ranker = request.Variant,
            Movies = matches,
        };
        return new(answer, items, distribution);
    }

    /// <summary>What a request asks for beside the films given; null when it asks for nothing.</summary>
    /// <exception cref="InvalidRequestException">No film has the genre.</exception>
    public static MovieSelection? SelectionOf(MovieRequest request, MovieCatalogue catalogue)
    {
        int? genre = null;
        if (!string.IsNullOrWhiteSpace(request.Genre))
        {
            genre = catalogue.GenreNames.Index().Where(pair => pair.Item.Equals(request.Genre.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(pair => (int?)pair.Index).FirstOrDefault()
                ?? throw new InvalidRequestException("genre", $"Unknown genre; give one of {string.Join(", ", catalogue.GenreNames)}.");
        }
        return genre is null && request is { YearFrom: null, YearTo: null, Unusual: 0 } ? null : new(genre, request.YearFrom, request.YearTo, (float)request.Unusual);
    }

    /// <summary>The films given that speak for another one, the strongest first.</summary>
    /// <param name="given">The films given.</param>
    /// <param name="shares">[given] 0 or more, together 1.</param>
    public static MovieReason[] Reasons(MovieItem[] given, ReadOnlySpan<float> shares)
    {
        Span<int> places = stackalloc int[Math.Min(MostReasons, given.Length)];
        Span<float> highest = stackalloc float[places.Length];
        int count = Learning.HighestScores.Find(shares, places, highest);
        while (count > 0 && highest[count - 1] < LeastShare)
            count--;
        var reasons = new MovieReason[count];
        for (int i = 0; i < count; i++)
            reasons[i] = new(given[places[i]].Id, given[places[i]].Title, Math.Round(highest[i], 4));
        return reasons;
    }

    private static MovieMatch Describe(MovieModel model, IMovieRanker ranker, GivenMovie[] given, MovieItem[] givenItems, int movie, float score)
    {
        var item = model.Item(movie);
        float[] rented = ArrayPool<float>.Shared.Rent(given.Length);
        var shares = rented.AsSpan(0, given.Length);
        MovieModel.Shares(ranker, given, movie, score, shares);
        var reasons = Reasons(givenItems, shares);
        ArrayPool<float>.Shared.Return(rented);
        return new(item.Id, item.Title, Math.Round(score, 5), reasons, item.Year, item.Genres, item.ImdbId, item.TmdbId);
    }
}
