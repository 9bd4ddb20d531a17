using RecApp.Learning;

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// The default ranker: what people of that taste like, brought forward where it is like a film given. Without that, a few films that nearly
/// everybody likes come first whatever was given. Immutable.
/// </summary>
/// <param name="blend">What people of that taste like.</param>
/// <param name="near">[movies × movies] likeness above 0 of the nearest films.</param>
public sealed class CrowdRanker(AutoRanker blend, SparseRows near) : IMovieRanker
{
    // Of what leaves nDCG as it is, the most.
    private const float Affinity = 0.06f;

    /// <summary>What it brings forward.</summary>
    internal AutoRanker Blend => blend;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<GivenMovie> given, Span<float> scores)
    {
        blend.Score(given, scores);
        foreach (var film in given)
        {
            var columns = near.Columns(film.Movie);
            var values = near.Values(film.Movie);
            for (int i = 0; i < columns.Length; i++)
                scores[columns[i]] *= Factor(film, values[i], scores[columns[i]], given.Length);
        }
    }

    /// <inheritdoc/>
    public void Contributions(ReadOnlySpan<GivenMovie> given, int movie, Span<float> contributions)
    {
        blend.Contributions(given, movie, contributions);
        float factor = 1;
        foreach (var film in given)
        {
            int at = near.Columns(film.Movie).IndexOf(movie);
            factor *= at < 0 ? 1 : Factor(film, near.Values(film.Movie)[at], 1, given.Length);
        }
        System.Numerics.Tensors.TensorPrimitives.Multiply(contributions[..given.Length], factor, contributions);
    }

    // A negative score would fall where a positive one rises, and what is like a film that was disliked is not brought forward.
    private static float Factor(GivenMovie film, float likeness, float score, int given) =>
        score > 0 && film.Weight > 0 ? 1 + (Affinity * film.Weight * likeness * likeness / given) : 1;
}
