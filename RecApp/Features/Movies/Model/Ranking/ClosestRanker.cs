using System.Numerics.Tensors;
using RecApp.Learning;

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// What is most like the films given: each film has a list of those nearest to it, and the lists are added up. Where they end, as
/// they may when only films of a genre are wanted, the crowd's order goes on. Immutable.
/// </summary>
/// <param name="near">[movies × movies] likeness above 0 of the nearest films.</param>
/// <param name="crowd">Ranks the others.</param>
public sealed class ClosestRanker(SparseRows near, IMovieRanker crowd) : IMovieRanker
{
    // The least likeness on a list is a thousand times as much as the crowd's scores then differ by.
    private const float CrowdWeight = 1e-4f;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<GivenMovie> given, Span<float> scores)
    {
        crowd.Score(given, scores);
        TensorPrimitives.Multiply(scores, CrowdWeight, scores);
        foreach (var (movie, weight) in given)
            near.AddRow(movie, weight, scores);
    }

    /// <inheritdoc/>
    public void Contributions(ReadOnlySpan<GivenMovie> given, int movie, Span<float> contributions)
    {
        crowd.Contributions(given, movie, contributions);
        for (int i = 0; i < given.Length; i++)
        {
            int at = near.Columns(given[i].Movie).IndexOf(movie);
            contributions[i] = (CrowdWeight * contributions[i]) + (at < 0 ? 0 : given[i].Weight * near.Values(given[i].Movie)[at]);
        }
    }
}
