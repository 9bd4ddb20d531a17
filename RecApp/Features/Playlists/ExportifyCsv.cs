namespace RecApp.Features.Playlists;

/// <summary>Reads the CSV that Exportify writes.</summary>
public static class ExportifyCsv
{
    /// <summary>Largest file read, in bytes.</summary>
    public const long MaximumBytes = 5 * 1024 * 1024;

    /// <summary>Reads a file as a stream; it is never held as a whole.</summary>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static Task<ExportifyResult> ReadAsync(Stream file, CancellationToken cancellationToken) =>
        throw new CsvRefusedException("Files can't be read yet.");
}

/// <summary>The songs of a file, and the rows that could not be used.</summary>
public sealed record ExportifyResult(IReadOnlyList<UploadedTrack> Tracks, IReadOnlyList<RowProblem> Problems);

/// <summary>A row that could not be used, and why. Rows count from 1 for the first row under the header.</summary>
public sealed record RowProblem(int Row, string Problem);

/// <summary>A file that can't be read as a whole; the message is meant for the person who uploaded it.</summary>
public sealed class CsvRefusedException(string message) : Exception(message);
