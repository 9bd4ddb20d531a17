using RecApp.Features.Playlists.Model;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Page;

/// <summary>A file to try an upload with.</summary>
public static class SampleSongs
{
    /// <summary>Writes songs as Exportify does (https://github.com/pavelkomarov/exportify), with the columns that are read.</summary>
    public static byte[] Csv(IReadOnlyList<UploadedTrack> tracks)
    {
        using CsvTable csv = new(["Track URI", "Track Name", "Artist Name(s)", .. MoodFeature.All.Select(feature => feature.Name)]);
        foreach (var track in tracks)
        {
            csv.Text($"spotify:track:{track.Id}").Text(track.Name).Text(track.Artist);
            foreach (float? value in track.Features?.ToArray().Select(static value => (float?)value) ?? Enumerable.Repeat((float?)null, MoodFeature.Count))
                csv.Number((double?)(decimal?)value);
            csv.EndRow();
        }
        return csv.ToArray();
    }
}
