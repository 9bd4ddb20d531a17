namespace RecApp.Features.Movies;

/// <summary>A film as page and API show it.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Title">As MovieLens writes it: <c>Matrix, The (1999)</c>.</param>
/// <param name="Year">Year of release; null when unknown.</param>
/// <param name="Genres">Names of its genres, possibly none.</param>
/// <param name="ImdbId">IMDb's id, such as <c>tt0133093</c>; null when unknown.</param>
/// <param name="TmdbId">TMDB's number; null when unknown.</param>
public sealed record MovieItem(int Id, string Title, int? Year, IReadOnlyList<string> Genres, string? ImdbId, int? TmdbId);
