using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
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
        using var bytes = new MemoryStream();
        using (var writer = CsvWriter.Create(bytes, new() { NewLine = "\r\n", WriteByteOrderMark = true }, leaveOpen: true))
        {
            writer.WriteHeader(["Track URI", "Track Name", "Artist Name(s)", "Album Name", "Year", "Duration (s)", "Score", "Reasons"]);
            foreach (var track in answer.Tracks)
            {
                writer.WriteField(FormulaGuard.Text($"spotify:track:{track.Id}"));
                writer.WriteField(FormulaGuard.Text(track.Name));
                writer.WriteField(FormulaGuard.Text(track.Artist));
                writer.WriteField(FormulaGuard.Text(track.Album ?? ""));
                writer.WriteField(track.Year);
                writer.WriteField(track.DurationSeconds);
                writer.WriteField(track.Score);
                writer.WriteField(FormulaGuard.Text(string.Join("; ", track.Reasons)));
                writer.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The answer as the HTTP API gives it, indented.</summary>
    public static byte[] ToJson(PlaylistAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Indented);
}
