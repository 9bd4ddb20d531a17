namespace RecApp.Features.Movies.Api;

/// <summary>How a ranker scores all films for somebody, and where the films given stand among them.</summary>
/// <param name="Edges">[bins + 1], ascending.</param>
/// <param name="Counts">[bins], films with Edges[i] ≤ score &lt; Edges[i + 1]; the last bin includes its upper edge.</param>
/// <param name="Given">The films given with their own scores, in the order given.</param>
public sealed record ScoreDistribution(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts, IReadOnlyList<ScoredMovie> Given);

/// <summary>A film and its score.</summary>
public sealed record ScoredMovie(MovieItem Movie, double Score);
