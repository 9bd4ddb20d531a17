using System.Text.Encodings.Web;
using System.Text.Json;
using RecApp.Features.Playlists.Api;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Page;

/// <summary>Writes recommended songs as files.</summary>
public static class PlaylistExport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The file is no part of a page; names should stay readable in it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Comma-separated values (RFC 4180, UTF-8 with a byte order mark for spreadsheets); text cells that a spreadsheet
    /// would run as a formula get a leading quote.
    /// </summary>
    public static byte[] ToCsv(PlaylistAnswer answer)
    {
        using CsvTable csv = new(["Track URI", "Track Name", "Artist Name(s)", "Album Name", "Year", "Duration (s)", "Score", "Reasons"], withMark: true);
        foreach (var track in answer.Tracks)
        {
            csv.Text($"spotify:track:{track.Id}").Text(track.Name).Text(track.Artist).Text(track.Album).Number(track.Year).Number(track.DurationSeconds).Number(track.Score)
                .Text(string.Join("; ", track.Reasons)).EndRow();
        }
        return csv.ToArray();
    }

    /// <summary>The answer as the HTTP API gives it, indented.</summary>
    public static byte[] ToJson(PlaylistAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Indented);
}
