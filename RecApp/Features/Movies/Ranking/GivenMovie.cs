namespace RecApp.Features.Movies.Ranking;

/// <summary>A film that a person gave.</summary>
/// <param name="Movie">Its index in the catalogue.</param>
/// <param name="Weight">1 for a film that was liked; other values come from stars.</param>
public readonly record struct GivenMovie(int Movie, float Weight);
