using RecApp.Features.Playlists.Catalogue;

namespace RecApp.Features.Playlists.Training;

/// <summary>Mean mood features of playlists.</summary>
internal static class PlaylistProfiles
{
    // Below this many songs with features, other songs of the same artists speak for those without.
    private const int EnoughSongs = 5;

    /// <returns>[playlists][9] in natural units; null for a playlist about whose songs and artists nothing is known.</returns>
    public static double[]?[] Compute(PlaylistCatalogue catalogue, PlaylistCollection playlists)
    {
        var artists = new double[]?[catalogue.ArtistCount];
        var known = new bool[catalogue.ArtistCount];
        return [.. Enumerable.Range(0, playlists.Count).Select(Mean)];

        double[]? Mean(int playlist)
        {
            var songs = new List<double[]>();
            foreach (int track in playlists.TracksOf[playlist])
            {
                if (catalogue.HasFeatures(track))
                    songs.Add(Widen(catalogue.Features(track)));
            }
            if (songs.Count < EnoughSongs)
            {
                foreach (int track in playlists.TracksOf[playlist])
                {
                    if (!catalogue.HasFeatures(track) && catalogue.MainArtist(track) is >= 0 and var artist && OfArtist(artist) is { } mean)
                        songs.Add(mean);
                }
            }
            return Average(songs);
        }

        double[]? OfArtist(int artist)
        {
            if (known[artist])
                return artists[artist];
            known[artist] = true;
            var songs = new List<double[]>();
            foreach (int track in catalogue.TracksOfArtist[artist])
            {
                if (catalogue.HasFeatures(track))
                    songs.Add(Widen(catalogue.Features(track)));
            }
            return artists[artist] = Average(songs);
        }
    }

    private static double[] Widen(ReadOnlySpan<float> features)
    {
        var wide = new double[features.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = features[i];
        return wide;
    }

    private static double[]? Average(List<double[]> rows) =>
        rows.Count == 0 ? null : [.. Enumerable.Range(0, MoodFeature.Count).Select(i => rows.Average(row => row[i]))];
}
