using RecApp.Features.Playlists.Model;

namespace RecApp.Features.Playlists.Api;

/// <summary>All playlists on the two-dimensional map, and the clusters they belong to; the same for everybody.</summary>
public sealed record PlaylistMap(string ModelVersion, IReadOnlyList<PlaylistMapPoint> Points, IReadOnlyList<ClusterSummary> Clusters);

public sealed record PlaylistMapPoint(string Id, string Name, string Kind, int Cluster, double X, double Y);

/// <summary>A cluster in words and numbers.</summary>
/// <param name="Id">Number from 0, larger clusters first.</param>
/// <param name="Portrait">One sentence in plain words.</param>
/// <param name="Playlists">How many playlists are in it.</param>
/// <param name="Means">Means of the playlists' features, natural units.</param>
/// <param name="NameWords">Words of the playlists' names, heaviest first.</param>
/// <param name="Genres">Genres of the artists, heaviest first.</param>
public sealed record ClusterSummary(
    int Id, string Portrait, int Playlists, AudioFeatures Means, IReadOnlyList<WordWeight> NameWords, IReadOnlyList<WordWeight> Genres);
