using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking;

/// <summary>What an artist's songs sound like on average. Remembers what it computed; not safe for concurrent use.</summary>
internal sealed class ArtistSound(PlaylistCatalogue catalogue)
{
    private readonly Dictionary<int, double[]?> _known = [];

    /// <returns>[9] natural units, over all songs of the track's first artist; null when none of them has features.</returns>
    public double[]? OfMainArtist(int track)
    {
        if (catalogue.MainArtist(track) is not (>= 0 and var artist))
            return null;
        if (!_known.TryGetValue(artist, out double[]? mean))
            _known[artist] = mean = Mean([.. catalogue.TracksOfArtist[artist].ToArray().Where(catalogue.HasFeatures).Select(OfSong)]);
        return mean;
    }

    /// <returns>[9] natural units of a song that has features.</returns>
    public double[] OfSong(int track)
    {
        var features = catalogue.Features(track);
        var wide = new double[features.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = features[i];
        return wide;
    }

    /// <returns>The mean of the rows, column by column; null without rows.</returns>
    public static double[]? Mean(IReadOnlyCollection<double[]> rows) =>
        rows.Count == 0 ? null : [.. Enumerable.Range(0, MoodFeature.Count).Select(i => rows.Average(row => row[i]))];
}
