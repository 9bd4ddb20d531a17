namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Ranks by mood alone, when nothing else was given: songs nearest to the mean of the features.</summary>
internal sealed class MoodRanking(BlendContent content)
{
    // Of two songs about as near the better known one comes first: the whole range of popularity counts as much as this distance.
    private const float PopularityWeight = 0.5f;

    /// <param name="query">Holds features.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<RankedTrack> Recommend(RankingQuery query, int take)
    {
        var audio = content.Audio;
        var points = audio.Points(query);
        float[] mean = [.. Enumerable.Range(0, AudioTable.Dimensions).Select(i => points.Average(point => point[i]))];
        var distances = new float[audio.Count];
        audio.Distances(mean, distances);
        var order = new List<(float Distance, int Track)>(audio.Count);
        for (int track = 0; track < content.Catalogue.Count; track++)
        {
            if (audio.Row(track) is >= 0 and var row)
                order.Add((MathF.Sqrt(Math.Max(0, distances[row])) + PopularityWeight * (1 - (content.Catalogue.Popularity(track) ?? 0) / 100f), track));
        }
        order.Sort();
        DistinctSongs distinct = new(content.Catalogue, []);
        var reasons = new AudioReasons(query, audio);
        return [.. order.Where(entry => distinct.Add(entry.Track)).Take(take).Select(entry =>
            new RankedTrack(entry.Track, 1 / (1.0 + entry.Distance), [reasons.Describe(entry.Track) ?? "close to the mood you set"]))];
    }
}
