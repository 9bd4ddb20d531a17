using RecApp.Features.Playlists.Api;

namespace RecApp.Features.Playlists.Model;

/// <summary>An answer, and what a page draws beside it.</summary>
/// <param name="Answer">The songs and playlists recommended.</param>
/// <param name="Charts">Empty where nobody wants to see them.</param>
public sealed record RecommendedSongs(PlaylistAnswer Answer, PlaylistCharts Charts);

/// <summary>What the result page draws; everything that depends on the songs given.</summary>
public sealed record PlaylistCharts
{
    /// <summary>Where the songs given stand on the map of <see cref="PlaylistMap"/>; null without features.</summary>
    public MapPosition? Position { get; init; }

    /// <summary>One entry per mood feature, in the order of <see cref="MoodFeature.All"/>; empty without features.</summary>
    public IReadOnlyList<FeatureProfile> Profile { get; init; } = [];

    /// <summary>The songs given that have features, at most 200, with their nine values in natural units.</summary>
    public IReadOnlyList<ProfiledSong> Songs { get; init; } = [];

    /// <summary>Words of the names of the cluster's playlists, heaviest first.</summary>
    public IReadOnlyList<WordWeight> NameWords { get; init; } = [];

    /// <summary>Genres of the artists in the cluster's playlists, heaviest first.</summary>
    public IReadOnlyList<WordWeight> Genres { get; init; } = [];
}

/// <summary>A point on the two-dimensional map.</summary>
public sealed record MapPosition(double X, double Y);

/// <summary>One feature of the songs given beside their cluster and the whole catalogue.</summary>
/// <param name="Feature">Key of the feature.</param>
/// <param name="You">Mean of the songs given, natural units.</param>
/// <param name="Cluster">Mean of the cluster's playlists, natural units.</param>
/// <param name="Catalogue">Mean of all playlists, natural units.</param>
/// <param name="YouStandardised">The same in standard deviations of the playlists' means from the mean of all playlists.</param>
/// <param name="ClusterStandardised">Likewise; the catalogue is 0 by definition.</param>
public sealed record FeatureProfile(
    string Feature, double You, double Cluster, double Catalogue, double YouStandardised, double ClusterStandardised);

/// <summary>A song given and its features in natural units.</summary>
public sealed record ProfiledSong(string Name, string Artist, AudioFeatures Features);

/// <summary>A word or genre and its weight (how often it occurs).</summary>
public sealed record WordWeight(string Word, double Weight);
