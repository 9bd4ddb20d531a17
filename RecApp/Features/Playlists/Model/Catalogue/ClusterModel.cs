using RecApp.Learning;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>Clusters of playlists by their mean mood features, and the map of all playlists.</summary>
public sealed class ClusterModel
{
    private readonly ClusterDocument _document;
    private readonly double[][] _centroids;
    private readonly double[][] _profiles;
    private readonly double[][] _places;
    private readonly float[] _profileValues;
    private readonly int[][] _members;

    internal ClusterModel(ClusterDocument document)
    {
        _document = document;
        Scale = new([.. document.Means], [.. document.Deviations]);
        _centroids = [.. document.Clusters.Select(cluster => cluster.Centroid)];
        _profiles = [.. document.Playlists.Select(playlist => playlist.Profile)];
        _places = [.. document.Playlists.Select(playlist => new double[] { playlist.X, playlist.Y })];
        _profileValues = [.. _profiles.SelectMany(profile => profile.Select(value => (float)value))];
        _members = [.. document.Clusters.Select((_, id) => Enumerable.Range(0, _profiles.Length).Where(i => document.Playlists[i].Cluster == id).ToArray())];
    }

    /// <summary>Natural units to standard deviations of the playlists' means, and back.</summary>
    public Standardizer Scale { get; }

    /// <summary>How many clusters there are.</summary>
    public int Count => _centroids.Length;

    /// <summary>Portrait and words of a cluster.</summary>
    public ClusterDescription this[int cluster] => _document.Clusters[cluster];

    /// <summary>Indices of the playlists in a cluster, ascending.</summary>
    public IReadOnlyList<int> Members(int cluster) => _members[cluster];

    public int ClusterOf(int playlist) => _document.Playlists[playlist].Cluster;

    /// <summary>[9] standardised mean features of a playlist.</summary>
    public ReadOnlySpan<float> Profile(int playlist) => _profileValues.AsSpan(playlist * MoodFeature.Count, MoodFeature.Count);

    public MapPosition Place(int playlist) => new(_places[playlist][0], _places[playlist][1]);

    /// <summary>The cluster nearest to standardised features.</summary>
    /// <param name="standardised">[9].</param>
    public int Nearest(double[] standardised) => KMeans.Nearest(_centroids, standardised);

    /// <summary>Where standardised features belong on the map: between the five nearest playlists.</summary>
    /// <param name="standardised">[9].</param>
    public MapPosition Locate(double[] standardised)
    {
        double[] place = PlacementByNeighbours.Place(_profiles, _places, standardised, 5);
        return new(place[0], place[1]);
    }
}
