using RecApp.Bundles;
using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Features.Playlists.Training;

/// <summary>What the manifest says about a trained playlist recommender.</summary>
internal static class PlaylistManifest
{
    public static ModelManifest Draft(PlaylistDataset dataset, TrainedPlaylists trained, IReadOnlyList<ModelMetric> metrics, string commit, TimeProvider clock) => new()
    {
        Name = PlaylistService.ModelName,
        Task = "Recommend songs and playlists for songs, playlists or a mood",
        Algorithm = "blend: candidates by a learned sum of signals (playlists, artists, genres, listeners, sound, year, learned vectors of content), ordered by monotone boosted trees (LightGBM); cluster: k-means over standardised mean audio features",
        CreatedUtc = clock.GetUtcNow(),
        CodeCommit = commit,
        Data = dataset.Sources,
        Split = new(PlaylistEvaluation.Protocol, PlaylistEvaluation.Seed),
        Hyperparameters = trained.Hyperparameters,
        Metrics = metrics,
        Reference = trained.Reference,
    };
}
