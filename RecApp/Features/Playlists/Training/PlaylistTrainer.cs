using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Training.Blend;
using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Features.Playlists.Training;

/// <summary>Turns the data set into the files of a bundle, or into a model in memory for evaluation.</summary>
public static class PlaylistTrainer
{
    /// <summary>Seed of everything random in training.</summary>
    public const int Seed = 20210501;

    private const int HistogramBins = 40;

    /// <summary>Trains everything that ships.</summary>
    /// <param name="dataset">All files.</param>
    /// <param name="report">Told what is being done, a line at a time.</param>
    /// <returns>The bundle's files and what the manifest says about them.</returns>
    public static TrainedPlaylists Train(PlaylistDataset dataset, Action<string> report)
    {
        var heldOut = new HashSet<string>();
        report($"Catalogue of {dataset.Tracks.Count:N0} songs");
        var catalogue = PlaylistCatalogueBuilder.Build(dataset);
        var playlists = PlaylistCollection.From(dataset, heldOut);
        var trainer = new ClusterTrainer(catalogue, playlists, Seed);
        var clusters = trainer.Train(clusters: null, map: true, report);
        FeatureReference[] reference = [.. MoodFeature.All.Select((feature, i) => Histogram(catalogue, feature, i))];
        var statistics = new PlaylistStatisticsBuilder(dataset, catalogue, playlists)
            .Build([.. reference.Select(histogram => new FeatureDistribution(histogram.Feature, histogram.Edges, histogram.Counts))]);
        byte[] blend = BlendTrainer.Train(dataset, catalogue, heldOut, report);
        report("Packing");
        return new(
            new Dictionary<string, byte[]>
            {
                [PlaylistModel.CatalogueFile] = catalogue.Columns.Pack(),
                [PlaylistModel.PlaylistsFile] = playlists.PackHeaders(),
                [PlaylistModel.MembershipFile] = playlists.PackLists(),
                [PlaylistModel.ClustersFile] = clusters.Pack(),
                [PlaylistModel.BlendFile] = blend,
                [PlaylistModel.StatisticsFile] = JsonSerializer.SerializeToUtf8Bytes(statistics, JsonSerializerOptions.Web),
            },
            new Dictionary<string, JsonElement>
            {
                ["clusters"] = JsonSerializer.SerializeToElement(clusters.Clusters.Count),
                ["clustersWhy"] = JsonSerializer.SerializeToElement(ClusterSweep.Why),
                ["clustersTried"] = JsonSerializer.SerializeToElement(trainer.Trials, JsonSerializerOptions.Web),
                ["blendTrees"] = JsonSerializer.SerializeToElement(BlendTrainer.Options, JsonSerializerOptions.Web),
                ["blendCandidates"] = JsonSerializer.SerializeToElement(BlendRanker.PoolSize),
                ["seed"] = JsonSerializer.SerializeToElement(Seed),
            },
            reference,
            clusters.Clusters.Count);
    }

    /// <summary>Trains a model in memory without some playlists: no statistic has seen them.</summary>
    /// <param name="dataset">All files.</param>
    /// <param name="catalogue">From <see cref="PlaylistCatalogueBuilder"/>: it holds nothing that depends on playlists.</param>
    /// <param name="heldOut">Ids of the playlists to leave out.</param>
    /// <param name="clusters">How many clusters.</param>
    internal static PlaylistModel TrainWithout(PlaylistDataset dataset, PlaylistCatalogue catalogue, IReadOnlySet<string> heldOut, int clusters)
    {
        var playlists = PlaylistCollection.From(dataset, heldOut);
        var document = new ClusterTrainer(catalogue, playlists, Seed).Train(clusters, map: false, _ => { });
        using var index = new MemoryStream(BlendTrainer.Train(dataset, catalogue, heldOut, _ => { }));
        return new(catalogue, playlists, new(document), BlendRanker.Load(index, catalogue, playlists));
    }

    private static FeatureReference Histogram(PlaylistCatalogue catalogue, MoodFeature feature, int column)
    {
        var values = Enumerable.Range(0, catalogue.Count).Where(catalogue.HasFeatures).Select(track => (double)catalogue.Features(track)[column]);
        return FeatureReference.FromValues(feature.Key, values, feature.Minimum, feature.Maximum, HistogramBins);
    }
}

/// <summary>What training made.</summary>
/// <param name="Files">The bundle's files by path.</param>
/// <param name="Hyperparameters">Settings chosen and why.</param>
/// <param name="Reference">Histograms of the features over the catalogue.</param>
/// <param name="Clusters">How many clusters of playlists.</param>
public sealed record TrainedPlaylists(
    IReadOnlyDictionary<string, byte[]> Files,
    IReadOnlyDictionary<string, JsonElement> Hyperparameters,
    IReadOnlyList<FeatureReference> Reference,
    int Clusters);
