namespace RecApp.Features.Movies.Model;

/// <summary>What is known about the data behind the model.</summary>
/// <param name="Users">People who rated.</param>
/// <param name="Ratings">Ratings given.</param>
/// <param name="Movies">Films of the catalogue.</param>
/// <param name="RatingsByStars">[10] ratings of half a star, one star, … five stars.</param>
/// <param name="Years">Films and ratings by year of release, ascending.</param>
/// <param name="Genres">Films and ratings by genre, most ratings first; a film counts in each of its genres.</param>
public sealed record MovieStatistics(
    int Users, long Ratings, int Movies, IReadOnlyList<long> RatingsByStars, IReadOnlyList<YearCount> Years, IReadOnlyList<GenreCount> Genres);

/// <summary>Films of one year of release and their ratings.</summary>
public sealed record YearCount(int Year, int Movies, long Ratings);

/// <summary>Films of one genre, their ratings, and the mean of these in stars.</summary>
public sealed record GenreCount(string Genre, int Movies, long Ratings, double MeanRating);

/// <summary>What can be chosen from.</summary>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="Movies">How many films there are.</param>
/// <param name="Genres">Every genre, sorted.</param>
/// <param name="FirstYear">Earliest year of release.</param>
/// <param name="LastYear">Latest year of release.</param>
public sealed record MovieFacts(string ModelVersion, int Movies, IReadOnlyList<string> Genres, int FirstYear, int LastYear);
