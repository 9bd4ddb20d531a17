namespace RecApp.Features.Playlists;

/// <summary>What the page and the HTTP API both call.</summary>
public sealed class PlaylistService
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "playlists";

    /// <summary>The rankers that can be asked for.</summary>
    public static IReadOnlyList<string> Rankers { get; } = ["blend", "cluster"];

    /// <summary>The distances that can be asked for.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["manhattan", "euclidean", "cosine"];

    /// <summary>Recommends songs and playlists.</summary>
    public Task<PlaylistAnswer> RecommendAsync(PlaylistRequest request, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Playlists whose name fits, best first; none for a blank query. <paramref name="take"/> is 1–50.</summary>
    public Task<IReadOnlyList<PlaylistItem>> SearchPlaylistsAsync(string? query, int take, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Songs whose title and artist fit, best first, each song once; none for a blank query. <paramref name="take"/> is 1–50.</summary>
    public Task<IReadOnlyList<TrackItem>> SearchTracksAsync(string? query, int take, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The songs with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<TrackItem>> TracksAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The playlists with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<PlaylistItem>> PlaylistsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The songs of a playlist of the catalogue; empty when it is unknown.</summary>
    public Task<IReadOnlyList<TrackItem>> TracksOfPlaylistAsync(string id, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>An album and its songs in the catalogue; null when it has none.</summary>
    public Task<AlbumItem?> AlbumAsync(string id, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The map of all playlists and clusters.</summary>
    public Task<PlaylistMap> MapAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Statistics of the data behind the model.</summary>
    public Task<PlaylistStatistics> StatisticsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The catalogue's histogram of each mood feature, in the order of <see cref="MoodFeature.All"/>.</summary>
    public Task<IReadOnlyList<FeatureDistribution>> DistributionsAsync(CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
