using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking;

/// <summary>The mean of the features of the songs given.</summary>
/// <param name="Means">[9] natural units.</param>
/// <param name="Standardised">[9] in standard deviations of the playlists' means.</param>
/// <param name="Songs">How many songs had features; 0 when their artists' other songs speak for them.</param>
public sealed record MoodProfile(double[] Means, double[] Standardised, int Songs)
{
    /// <summary>
    /// Songs without features take no part while others have some; when none has any, each is taken to sound as its first
    /// artist does on average. Null when nothing is known about the artists either.
    /// </summary>
    public static MoodProfile? Of(RankingQuery query, PlaylistCatalogue catalogue, ClusterModel clusters)
    {
        var sound = new ArtistSound(catalogue);
        List<double[]> songs = [.. query.Tracks.Where(catalogue.HasFeatures).Select(sound.OfSong), .. query.Features.Select(Wide)];
        if (ArtistSound.Mean(songs) is { } means)
            return new(means, clusters.Scale.Transform(means), songs.Count);
        double[][] artists = [.. query.Tracks.Select(sound.OfMainArtist).OfType<double[]>()];
        return ArtistSound.Mean(artists) is { } estimate ? new(estimate, clusters.Scale.Transform(estimate), 0) : null;
    }

    private static double[] Wide(float[] features) => [.. features.Select(value => (double)value)];
}
