using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Model.Ranking;

/// <summary>
/// The plain method that blend is measured against: mean of the songs' features, standardised; its cluster; the playlists of the cluster most
/// similar or dissimilar to the mean; of their songs those nearest to the mean.
/// </summary>
public sealed class ClusterRanker(PlaylistCatalogue catalogue, PlaylistCollection playlists, ClusterModel clusters)
{
    /// <summary>How many playlists the songs come from at first; more are added until there are enough songs.</summary>
    public const int PlaylistCount = 10;

    /// <summary>The cluster's playlists by distance from the profile, nearest first, or farthest first.</summary>
    /// <param name="profile">The songs given.</param>
    /// <param name="metric">The distance, over standardised features.</param>
    /// <param name="similar">False for the farthest first.</param>
    /// <returns>Indices of playlists and their distances.</returns>
    public IReadOnlyList<(int Playlist, float Distance)> RankPlaylists(MoodProfile profile, DistanceMetric metric, bool similar)
    {
        float[] point = [.. profile.Standardised.Select(value => (float)value)];
        var ranked = clusters.Members(clusters.Nearest(profile.Standardised))
            .Select(playlist => (Playlist: playlist, Distance: Distances.Between(metric, point, clusters.Profile(playlist))));
        return similar
            ? [.. ranked.OrderBy(pair => pair.Distance).ThenBy(pair => pair.Playlist)]
            : [.. ranked.OrderByDescending(pair => pair.Distance).ThenBy(pair => pair.Playlist)];
    }

    /// <summary>Songs out of those playlists, nearest to the mean first, without the songs given and without duplicates.</summary>
    /// <param name="query">What was given.</param>
    /// <param name="profile">Its mean.</param>
    /// <param name="metric">The distance, over standardised features.</param>
    /// <param name="similar">Whether the most similar or the most dissimilar playlists are taken.</param>
    /// <param name="take">How many songs at most.</param>
    public IReadOnlyList<RankedTrack> Rank(RankingQuery query, MoodProfile profile, DistanceMetric metric, bool similar, int take)
    {
        var seen = new HashSet<int>(query.Tracks.Select(catalogue.SameSong));
        DistinctSongs distinct = new(catalogue, query.Tracks);
        var candidates = new List<(int Track, int Playlist, float Distance)>();
        float[] point = [.. profile.Standardised.Select(value => (float)value)];
        var ranked = RankPlaylists(profile, metric, similar);
        for (int i = 0; i < ranked.Count && (i < PlaylistCount || candidates.Count < take); i++)
        {
            foreach (int track in playlists.TracksOf[ranked[i].Playlist])
            {
                if (catalogue.HasFeatures(track) && seen.Add(catalogue.SameSong(track)))
                    candidates.Add((track, ranked[i].Playlist, Distance(track, point, metric)));
            }
        }
        var nearest = candidates.OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Track).Where(candidate => query.Editions || distinct.Add(candidate.Track)).Take(take);
        string likeness = similar ? "like your songs in mood" : "unlike your songs in mood";
        return [.. nearest.Select(candidate => new RankedTrack(candidate.Track, 1 / (1 + candidate.Distance), Reasons(candidate.Track, candidate.Playlist, profile, likeness)))];
    }

    private string[] Reasons(int track, int playlist, MoodProfile profile, string likeness)
    {
        string origin = $"in {playlists[playlist].Name}, a playlist {likeness}";
        return MoodLikeness.Describe(catalogue.Features(track), profile, clusters.Scale) is { } mood ? [origin, mood] : [origin];
    }

    private float Distance(int track, ReadOnlySpan<float> point, DistanceMetric metric)
    {
        Span<float> standardised = stackalloc float[MoodFeature.Count];
        var features = catalogue.Features(track);
        for (int i = 0; i < standardised.Length; i++)
            standardised[i] = (float)((features[i] - clusters.Scale.Means[i]) / clusters.Scale.Deviations[i]);
        return Distances.Between(metric, point, standardised);
    }
}
