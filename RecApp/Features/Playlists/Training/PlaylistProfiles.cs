using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;

namespace RecApp.Features.Playlists.Training;

/// <summary>Mean mood features of playlists.</summary>
internal static class PlaylistProfiles
{
    // Below this many songs with features, other songs of the same artists speak for those without.
    private const int EnoughSongs = 5;

    /// <returns>[playlists][9] in natural units; null for a playlist about whose songs and artists nothing is known.</returns>
    public static double[]?[] Compute(PlaylistCatalogue catalogue, PlaylistCollection playlists)
    {
        var sound = new ArtistSound(catalogue);
        return [.. Enumerable.Range(0, playlists.Count).Select(playlist => Of(playlists.TracksOf[playlist].ToArray()))];

        double[]? Of(int[] tracks)
        {
            List<double[]> songs = [.. tracks.Where(catalogue.HasFeatures).Select(sound.OfSong)];
            if (songs.Count < EnoughSongs)
                songs.AddRange(tracks.Where(track => !catalogue.HasFeatures(track)).Select(sound.OfMainArtist).OfType<double[]>());
            return ArtistSound.Mean(songs);
        }
    }
}
