namespace RecApp.Features.Movies.Api;

/// <summary>A map of films: those that the same people like stand together.</summary>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="Points">Every film that has a place, most ratings first.</param>
public sealed record MovieMap(string ModelVersion, IReadOnlyList<MovieMapPoint> Points);

/// <summary>A film on the map.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Title">As MovieLens writes it.</param>
/// <param name="Genre">Its first genre; empty when it has none.</param>
/// <param name="Ratings">How many ratings it has.</param>
/// <param name="X">Left to right, in no unit.</param>
/// <param name="Y">Bottom to top, in no unit.</param>
public sealed record MovieMapPoint(int Id, string Title, string Genre, int Ratings, float X, float Y);
