namespace RecApp.Features.Movies.Api;

/// <summary>What the recommender answers.</summary>
public sealed record MovieAnswer
{
    /// <summary>Id under which this answer can be looked up and rated.</summary>
    public required Guid PredictionId { get; init; }

    /// <summary>Version of the model that answered.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>What ranked: <c>auto</c> or <c>neighbours</c>, or <c>closest</c> for that list.</summary>
    public required string Ranker { get; init; }

    /// <summary>Recommended films, best first; fewer than asked for when few pass the filters.</summary>
    public required IReadOnlyList<MovieMatch> Movies { get; init; }
}

/// <summary>An answer, and what is shown beside it.</summary>
/// <param name="Answer">The films recommended.</param>
/// <param name="Given">The films given, each once, in the order given.</param>
/// <param name="Scores">How all films scored; null where nobody wants to see it.</param>
public sealed record RecommendedMovies(MovieAnswer Answer, IReadOnlyList<MovieItem> Given, ScoreDistribution? Scores);

/// <summary>A recommended film.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Title">As MovieLens writes it.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
/// <param name="Reasons">The films given that speak for it, the strongest first, at most ten.</param>
/// <param name="Year">Year of release; null when unknown.</param>
/// <param name="Genres">Names of its genres, possibly none.</param>
/// <param name="ImdbId">IMDb's id; null when unknown.</param>
/// <param name="TmdbId">TMDB's number; null when unknown.</param>
public sealed record MovieMatch(
    int Id, string Title, double Score, IReadOnlyList<MovieReason> Reasons, int? Year, IReadOnlyList<string> Genres, string? ImdbId, int? TmdbId)
{
    /// <summary>The film itself, as one to start from.</summary>
    public MovieItem ToItem() => new(Id, Title, Year, Genres, ImdbId, TmdbId);
}

/// <summary>A film given that speaks for a recommended one.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Title">As MovieLens writes it.</param>
/// <param name="Share">Its part in what all films given say, above 0 and at most 1; all parts together are 1.</param>
public sealed record MovieReason(int Id, string Title, double Share);

/// <summary>A film as page and API show it.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Title">As MovieLens writes it: <c>Matrix, The (1999)</c>.</param>
/// <param name="Year">Year of release; null when unknown.</param>
/// <param name="Genres">Names of its genres, possibly none.</param>
/// <param name="ImdbId">IMDb's id, such as <c>tt0133093</c>; null when unknown.</param>
/// <param name="TmdbId">TMDB's number; null when unknown.</param>
public sealed record MovieItem(int Id, string Title, int? Year, IReadOnlyList<string> Genres, string? ImdbId, int? TmdbId);
