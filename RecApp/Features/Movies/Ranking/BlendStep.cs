namespace RecApp.Features.Movies.Ranking;

/// <summary>How the parts of a blend are weighed from a number of given films on.</summary>
/// <param name="Given">The least number of given films, 1 or more.</param>
/// <param name="Parts">[parts] weight of each part's matrix.</param>
/// <param name="Prior">Weight of the prior, which is what is known before any film was given.</param>
/// <param name="Damping">A score is multiplied with the prior to the power of minus this: 0 for not at all.</param>
public sealed record BlendStep(int Given, IReadOnlyList<float> Parts, float Prior, float Damping);
