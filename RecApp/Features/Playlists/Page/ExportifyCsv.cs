using System.Globalization;
using System.Text;
using CsvHelper;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Spotify;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Page;

/// <summary>Reads and writes the CSV of Exportify (https://github.com/pavelkomarov/exportify and https://github.com/watsonbox/exportify).</summary>
public static class ExportifyCsv
{
    /// <summary>How much is read; of cells, titles and artists are this short.</summary>
    public static CsvLimits Limits { get; } = new(Bytes: 5 * 1024 * 1024, Rows: 10_000, Columns: 100, Cell: 500)
    {
        // A song that can't be used stands there once more in the sentence that says so.
        MemoryPerByte = 4,
        MemoryPerRow = 400,
    };

    // A row of the largest cells; it keeps an unclosed quotation mark from swallowing the file.
    private const int LargestRow = 64 * 1024;

    /// <summary>Reads a file as a stream; it is never held as a whole.</summary>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static async Task<ExportifyResult> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var start = new byte[4096];
        await using var capped = new CappedStream(file, Limits.Bytes);
        int length = await capped.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var encoding = FileStart.Check(start.AsSpan(0, length));
        await using var whole = new PrefixedStream(start.AsMemory(0, length), capped);
        await using var reader = CsvReader.Create(whole, new()
        {
            Encoding = encoding,
            Separator = FileStart.Separator(start.AsSpan(0, length), encoding),
            MaxRecordSize = LargestRow,
            IncludeValuesInExceptions = false,
        });
        try
        {
            return await ReadRowsAsync(reader, cancellationToken);
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException or DecoderFallbackException)
        {
            throw new CsvRefusedException("The file is damaged: a row is far too long, or a quotation mark is never closed.");
        }
    }

    /// <summary>Writes songs as Exportify does, with the columns that are read.</summary>
    public static byte[] Write(IReadOnlyList<UploadedTrack> tracks)
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

    private static async Task<ExportifyResult> ReadRowsAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadHeaderAsync(cancellationToken);
        if (reader.Headers.Count > Limits.Columns)
            throw new CsvRefusedException($"The file has {reader.Headers.Count} columns; Exportify writes about 20, and up to {Limits.Columns} are read.");
        var columns = ExportifyColumns.Find([.. reader.Headers]);
        var tracks = new List<UploadedTrack>();
        var problems = new List<RowProblem>();
        int row = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (++row > Limits.Rows)
                throw new CsvRefusedException($"The file has more than {Limits.Rows:N0} songs. Export fewer at once.");
            var (track, problem) = ReadRow(reader, columns);
            if (track is not null)
                tracks.Add(track);
            if (problem is not null)
                problems.Add(new(row, problem));
        }
        return row == 0 ? throw new CsvRefusedException("The file has a header but no songs.") : new(tracks, problems);
    }

    // A row without usable features still counts when its id may be in the catalogue.
    private static (UploadedTrack? Track, string? Problem) ReadRow(CsvReader reader, ExportifyColumns columns)
    {
        int last = Math.Max(columns.Id, Math.Max(columns.Name, columns.Artist));
        if (reader.FieldCount <= last)
            return (null, $"The row has only {reader.FieldCount} cells.");
        string name = reader.GetString(columns.Name).Trim();
        string artist = reader.GetString(columns.Artist).Trim().Replace(";", ", ", StringComparison.Ordinal);
        if (name.Length > Limits.Cell || artist.Length > Limits.Cell)
            return (null, $"Title or artist is longer than {Limits.Cell} characters.");
        string id = reader.GetString(columns.Id).Trim();
        string? known = SpotifyLink.TryParse(id, out var link) && link.Kind is null or SpotifyKind.Track ? link?.Id : null;
        var (features, problem) = columns.Features is null ? (null, null) : ReadFeatures(reader, columns.Features);
        if (known is null && features is null)
            return (null, problem ?? "Neither a Spotify track URI nor audio features.");
        return (new(known, name, artist, features), problem);
    }

    private static (AudioFeatures? Features, string? Problem) ReadFeatures(CsvReader reader, int[] columns)
    {
        var values = new float[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            string text = columns[i] < reader.FieldCount ? reader.GetString(columns[i]).Trim() : "";
            // Exportify leaves the cells empty for local files.
            if (text.Length == 0)
                return (null, null);
            var feature = MoodFeature.All[i];
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])
                || !(values[i] >= feature.Minimum && values[i] <= feature.Maximum))
                return (null, FormattableString.Invariant($"{feature.Name} is not a number from {feature.Minimum} to {feature.Maximum}; the song takes part without features."));
        }
        return (AudioFeatures.FromArray(values), null);
    }
}

/// <summary>The songs of a file, and the rows that could not be used.</summary>
public sealed record ExportifyResult(IReadOnlyList<UploadedTrack> Tracks, IReadOnlyList<RowProblem> Problems);
