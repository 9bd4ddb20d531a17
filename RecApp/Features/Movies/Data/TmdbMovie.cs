namespace RecApp.Features.Movies.Data;

/// <summary>A film in the files of TMDB.</summary>
/// <param name="Overview">A few sentences on its story; may be empty.</param>
/// <param name="Keywords">What it is about, in TMDB's words.</param>
/// <param name="Genres">TMDB's genres.</param>
public sealed record TmdbMovie(string Overview, IReadOnlyList<string> Keywords, IReadOnlyList<string> Genres);
