using RecApp.Features.Playlists.Catalogue;

namespace RecApp.Features.Playlists.Ranking;

/// <summary>The mean of the features of the songs given.</summary>
/// <param name="Means">[9] natural units.</param>
/// <param name="Standardised">[9] in standard deviations of the playlists' means.</param>
/// <param name="Songs">How many songs had features.</param>
public sealed record MoodProfile(double[] Means, double[] Standardised, int Songs)
{
    /// <summary>Null when no song given has features.</summary>
    public static MoodProfile? Of(RankingQuery query, PlaylistCatalogue catalogue, ClusterModel clusters)
    {
        var sums = new double[MoodFeature.Count];
        int songs = 0;
        foreach (int track in query.Tracks)
        {
            if (catalogue.HasFeatures(track))
                Add(catalogue.Features(track));
        }
        foreach (float[] features in query.Features)
            Add(features);
        if (songs == 0)
            return null;
        double[] means = [.. sums.Select(sum => sum / songs)];
        return new(means, clusters.Scale.Transform(means), songs);

        void Add(ReadOnlySpan<float> features)
        {
            songs++;
            for (int i = 0; i < sums.Length; i++)
                sums[i] += features[i];
        }
    }
}
