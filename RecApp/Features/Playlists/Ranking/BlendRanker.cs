using RecApp.Features.Playlists.Catalogue;

namespace RecApp.Features.Playlists.Ranking;

/// <summary>The default ranker: co-occurrence in playlists, artists, audio distance, popularity. Immutable.</summary>
public sealed class BlendRanker
{
    private readonly PlaylistCatalogue _catalogue;
    private readonly PlaylistCollection _playlists;
    private readonly float[] _weights;

    private BlendRanker(float[] weights, PlaylistCatalogue catalogue, PlaylistCollection playlists) =>
        (_weights, _catalogue, _playlists) = (weights, catalogue, playlists);

    /// <summary>Loads the index that <see cref="Training.BlendTrainer"/> wrote for this catalogue and these playlists.</summary>
    public static BlendRanker Load(Stream index, PlaylistCatalogue catalogue, PlaylistCollection playlists)
    {
        using var reader = new ArrayReader(index);
        return new(reader.Read<float>(), catalogue, playlists);
    }

    /// <summary>Songs for what was given, best first, without the songs given and without duplicates.</summary>
    /// <param name="query">What was given.</param>
    /// <param name="take">How many at most.</param>
    /// <returns>Indices into the catalogue and scores 0–1.</returns>
    public IReadOnlyList<(int Track, double Score)> Rank(RankingQuery query, int take)
    {
        var scores = new float[_catalogue.Count];
        float[] playlistWeights = PlaylistWeights(query);
        AddCooccurrence(scores, playlistWeights);
        AddArtists(scores, ArtistScores(query, playlistWeights));
        AddMood(scores, query);
        for (int track = 0; track < scores.Length; track++)
            scores[track] += _weights[3] * (_catalogue.Popularity(track) ?? 0) / 100f;
        return Best(scores, query, take);
    }

    private float[] PlaylistWeights(RankingQuery query)
    {
        var weights = new float[_playlists.Count];
        foreach (int track in query.Tracks)
        {
            foreach (int playlist in _playlists.PlaylistsOf[track])
                weights[playlist] += 1 / MathF.Sqrt(_playlists.PlaylistsOf[track].Length);
        }
        for (int playlist = 0; playlist < weights.Length; playlist++)
            weights[playlist] /= MathF.Sqrt(Math.Max(1, _playlists.TracksOf[playlist].Length) * (query.Tracks.Count + 1f));
        return weights;
    }

    private void AddCooccurrence(float[] scores, float[] playlistWeights)
    {
        for (int playlist = 0; playlist < playlistWeights.Length; playlist++)
        {
            if (playlistWeights[playlist] == 0)
                continue;
            foreach (int track in _playlists.TracksOf[playlist])
                scores[track] += playlistWeights[playlist];
        }
        Scale(scores, _weights[0]);
    }

    private float[] ArtistScores(RankingQuery query, float[] playlistWeights)
    {
        var artists = new float[_catalogue.ArtistCount];
        for (int playlist = 0; playlist < playlistWeights.Length; playlist++)
        {
            if (playlistWeights[playlist] == 0)
                continue;
            float share = playlistWeights[playlist] / _playlists.TracksOf[playlist].Length;
            foreach (int track in _playlists.TracksOf[playlist])
            {
                if (_catalogue.MainArtist(track) is >= 0 and var artist)
                    artists[artist] += share;
            }
        }
        Scale(artists, 0.5f);
        var given = query.Tracks.SelectMany(track => _catalogue.ArtistsOfTrack[track].ToArray()).Concat(query.Artists).CountBy(artist => artist).ToList();
        float most = given.Count == 0 ? 1 : given.Max(pair => pair.Value);
        foreach (var (artist, count) in given)
            artists[artist] += count / most;
        return artists;
    }

    private void AddArtists(float[] scores, float[] artists)
    {
        for (int artist = 0; artist < artists.Length; artist++)
        {
            if (artists[artist] == 0)
                continue;
            foreach (int track in _catalogue.TracksOfArtist[artist])
                scores[track] += _weights[1] * artists[artist] / MathF.Log2(2 + _catalogue.TracksOfArtist[artist].Length);
        }
    }

    private void AddMood(float[] scores, RankingQuery query)
    {
        float[][] points = [.. query.Tracks.Where(_catalogue.HasFeatures).Select(track => _catalogue.Features(track).ToArray()), .. query.Features];
        if (points.Length == 0)
            return;
        float[] mean = [.. Enumerable.Range(0, MoodFeature.Count).Select(i => points.Average(point => point[i]))];
        for (int track = 0; track < scores.Length; track++)
        {
            var features = _catalogue.Features(track);
            float distance = 0;
            for (int i = 0; i < features.Length; i++)
                distance += Math.Abs(features[i] - mean[i]) / _weights[4 + i];
            if (features.Length > 0)
                scores[track] += _weights[2] * MathF.Exp(-distance / MoodFeature.Count);
        }
    }

    private List<(int Track, double Score)> Best(float[] scores, RankingQuery query, int take)
    {
        var used = new HashSet<int>(query.Tracks.Select(_catalogue.SameSong));
        var order = new PriorityQueue<int, (float, int)>();
        for (int track = 0; track < scores.Length; track++)
        {
            if (scores[track] <= 0 || used.Contains(_catalogue.SameSong(track)))
                continue;
            // Twice as many as wanted, as duplicates fall out afterwards.
            if (order.Count < 2 * take)
                order.Enqueue(track, (scores[track], -track));
            else
                order.EnqueueDequeue(track, (scores[track], -track));
        }
        var best = new List<int>();
        while (order.TryDequeue(out int track, out _))
            best.Add(track);
        best.Reverse();
        float highest = best.Count > 0 ? scores[best[0]] : 1;
        return [.. best.Where(track => used.Add(_catalogue.SameSong(track))).Take(take).Select(track => (track, (double)(scores[track] / highest)))];
    }

    private static void Scale(float[] values, float weight)
    {
        float largest = values.Max();
        if (largest <= 0)
            return;
        for (int i = 0; i < values.Length; i++)
            values[i] *= weight / largest;
    }
}
