namespace RecApp.Features.Movies;

/// <summary>What can be chosen from.</summary>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="Movies">How many films there are.</param>
/// <param name="Genres">Every genre, sorted.</param>
/// <param name="FirstYear">Earliest year of release.</param>
/// <param name="LastYear">Latest year of release.</param>
public sealed record MovieFacts(string ModelVersion, int Movies, IReadOnlyList<string> Genres, int FirstYear, int LastYear);
