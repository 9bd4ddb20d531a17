using System.Globalization;
using CsvHelper;
using RecApp.Features.Playlists.Model;

namespace RecApp.Features.Playlists.Page;

/// <summary>A file to try an upload with.</summary>
public static class SampleSongs
{
    /// <summary>Writes songs as Exportify does (https://github.com/pavelkomarov/exportify), with the columns that are read.</summary>
    public static byte[] Csv(IReadOnlyList<UploadedTrack> tracks)
    {
        using var bytes = new MemoryStream();
        using (var writer = CsvWriter.Create(bytes, new() { NewLine = "\r\n" }, leaveOpen: true))
        {
            writer.WriteHeader(["Track URI", "Track Name", "Artist Name(s)", .. MoodFeature.All.Select(feature => feature.Name)]);
            foreach (var track in tracks)
            {
                writer.WriteField($"spotify:track:{track.Id}");
                writer.WriteField(track.Name);
                writer.WriteField(track.Artist);
                foreach (string cell in track.Features?.ToArray().Select(value => value.ToString(CultureInfo.InvariantCulture)) ?? Enumerable.Repeat("", MoodFeature.Count))
                    writer.WriteField(cell);
                writer.EndRecord();
            }
        }
        return bytes.ToArray();
    }
}
