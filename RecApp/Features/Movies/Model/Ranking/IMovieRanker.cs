namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>Scores every film for somebody of whom some films are known. Safe for concurrent use.</summary>
public interface IMovieRanker
{
    /// <summary>Scores all films; the caller leaves out those that were given.</summary>
    /// <param name="given">At least one film, each once.</param>
    /// <param name="scores">[movies] is overwritten: higher is better, all finite.</param>
    void Score(ReadOnlySpan<GivenMovie> given, Span<float> scores);

    /// <summary>How much each film given adds to the score of one film; may be negative.</summary>
    /// <param name="given">At least one film, each once.</param>
    /// <param name="movie">The film that is explained.</param>
    /// <param name="contributions">[given] is overwritten.</param>
    void Contributions(ReadOnlySpan<GivenMovie> given, int movie, Span<float> contributions);
}

/// <summary>A film that a person gave.</summary>
/// <param name="Movie">Its index in the catalogue.</param>
/// <param name="Weight">1 for a film that was liked; other values come from stars.</param>
public readonly record struct GivenMovie(int Movie, float Weight);
