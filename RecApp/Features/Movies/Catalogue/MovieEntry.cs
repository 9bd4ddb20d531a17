namespace RecApp.Features.Movies.Catalogue;

/// <summary>A film of the catalogue.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Title">As MovieLens writes it, year included: <c>Matrix, The (1999)</c>.</param>
/// <param name="Year">Year of release; null when unknown.</param>
/// <param name="Genres">Names of its genres, possibly none.</param>
/// <param name="ImdbId">Number in IMDb, without the leading <c>tt</c>; null when unknown.</param>
/// <param name="TmdbId">Number in TMDB; null when unknown.</param>
/// <param name="Ratings">How many ratings it has in the training data.</param>
/// <param name="Likes">How many of them are 4 stars or more.</param>
/// <param name="MeanRating">Mean of its ratings in stars, 0.5–5; null without ratings.</param>
public sealed record MovieEntry(
    int Id, string Title, int? Year, IReadOnlyList<string> Genres, int? ImdbId, int? TmdbId, int Ratings, int Likes, float? MeanRating);
