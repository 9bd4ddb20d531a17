using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Model.Search;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>The loaded model: catalogue, playlists, clusters and both rankers. Immutable and safe for concurrent use.</summary>
public sealed class PlaylistModel
{
    internal const string CatalogueFile = "catalogue.br";
    internal const string PlaylistsFile = "playlists.json";
    internal const string MembershipFile = "membership.br";
    internal const string ClustersFile = "clusters.json";
    internal const string BlendFile = "blend.br";
    internal const string StatisticsFile = "statistics.json";

    private readonly Lazy<PlaylistSearch> _search;

    internal PlaylistModel(PlaylistCatalogue catalogue, PlaylistCollection playlists, ClusterModel clusters, BlendRanker blend, PlaylistStatistics? statistics = null)
    {
        Catalogue = catalogue;
        Playlists = playlists;
        Clusters = clusters;
        Blend = blend;
        Cluster = new(catalogue, playlists, clusters);
        Statistics = statistics;
        _search = new(() => new(catalogue, playlists));
    }

    /// <summary>Every song of the files.</summary>
    public PlaylistCatalogue Catalogue { get; }

    /// <summary>Every playlist of the files.</summary>
    public PlaylistCollection Playlists { get; }

    /// <summary>Clusters and map.</summary>
    public ClusterModel Clusters { get; }

    /// <summary>The default ranker.</summary>
    public BlendRanker Blend { get; }

    /// <summary>The ranker by clusters of sound alone.</summary>
    public ClusterRanker Cluster { get; }

    /// <summary>Type-ahead over songs and playlists.</summary>
    public PlaylistSearch Search => _search.Value;

    /// <summary>Statistics of the data; null in a model that was trained for evaluation only.</summary>
    public PlaylistStatistics? Statistics { get; }

    /// <summary>Loads a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static PlaylistModel Load(ModelBundle bundle)
    {
        // The largest file unpacks beside the others.
        var reading = Task.Run(() =>
        {
            using var packed = bundle.OpenRead(CatalogueFile);
            return PlaylistCatalogue.Read(packed);
        });
        var clusters = new ClusterModel(Open(bundle, ClustersFile, ClusterDocument.Read));
        var statistics = Open(bundle, StatisticsFile, stream => JsonSerializer.Deserialize<PlaylistStatistics>(stream, JsonSerializerOptions.Web));
        var catalogue = reading.GetAwaiter().GetResult();
        var playlists = Open(bundle, PlaylistsFile, headers => Open(bundle, MembershipFile, lists => PlaylistCollection.Read(headers, lists, catalogue.Count)));
        var blend = Open(bundle, BlendFile, stream => BlendRanker.Load(stream, catalogue, playlists));
        var model = new PlaylistModel(catalogue, playlists, clusters, blend, statistics);
        _ = model.Search;
        return model;
    }

    private static T Open<T>(ModelBundle bundle, string path, Func<Stream, T> read)
    {
        using var stream = bundle.OpenRead(path);
        return read(stream);
    }
}
