using System.Text;
using CsvHelper;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Scoring;

/// <summary>Reads reviews out of an upload: a column of a CSV, or a review a line.</summary>
public static class ReviewFile
{
    /// <summary>How much is read.</summary>
    public static UploadLimits Limits { get; } = new(Bytes: 20 * 1024 * 1024, Rows: 10_000) { MemoryPerRow = BatchRow.Memory };

    // It keeps an unclosed quotation mark from swallowing the file; a review at the limit still fits.
    private const int LargestRow = 256 * 1024;

    private static readonly string[] ColumnNames = ["text", "review", "comment", "content", "reviews", "texts", "reviewtext", "review_text", "body"];

    /// <summary>Reads a file as a stream. One whose name ends in <c>.csv</c> or <c>.tsv</c> has a header; every other has a review a line.</summary>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(string fileName, Stream file, CancellationToken cancellationToken)
    {
        var start = new byte[4096];
        await using var capped = new CappedStream(file, Limits.Bytes);
        int length = await capped.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var encoding = FileStart.Check(start.AsSpan(0, length));
        await using var whole = new PrefixedStream(start.AsMemory(0, length), capped);
        bool hasColumns = Path.GetExtension(fileName).ToLowerInvariant() is ".csv" or ".tsv";
        var reviews = hasColumns ? await ColumnAsync(whole, encoding, FileStart.Separator(start.AsSpan(0, length), encoding), cancellationToken) : await LinesAsync(whole, encoding, cancellationToken);
        return reviews.Count > 0 ? reviews : throw new CsvRefusedException(hasColumns ? "The file has a header but no reviews." : "No line holds a review.");
    }

    private static async Task<List<string>> LinesAsync(Stream file, Encoding encoding, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file, encoding);
        var reviews = new List<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            if (!string.IsNullOrWhiteSpace(line))
                Add(reviews, line);
        return reviews;
    }

    private static async Task<List<string>> ColumnAsync(Stream file, Encoding encoding, char separator, CancellationToken cancellationToken)
    {
        await using var reader = CsvReader.Create(file, new() { Encoding = encoding, Separator = separator, MaxRecordSize = LargestRow, IncludeValuesInExceptions = false });
        try
        {
            await reader.ReadHeaderAsync(cancellationToken);
            string[] headers = [.. reader.Headers.Select(header => header.Trim())];
            int column = headers.Length == 1 ? 0 : Array.FindIndex(headers, header => ColumnNames.Contains(header, StringComparer.OrdinalIgnoreCase));
            if (column < 0)
                throw new CsvRefusedException($"None of the columns {string.Join(", ", headers.Take(8).Select(header => $"“{header[..Math.Min(40, header.Length)]}”"))}{(headers.Length > 8 ? " …" : "")} is called “text” or “review”. Name the column with the reviews so, or save them one a line as .txt.");
            var reviews = new List<string>();
            while (await reader.ReadAsync(cancellationToken))
                // A line with nothing but blanks ends many files.
                if (reader.FieldCount > 1 || !string.IsNullOrWhiteSpace(reader.GetString(0)))
                    Add(reviews, column < reader.FieldCount ? reader.GetString(column) : "");
            return reviews;
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException or DecoderFallbackException)
        {
            throw new CsvRefusedException("The file is damaged: a row is far too long, or a quotation mark is never closed.");
        }
    }

    private static void Add(List<string> reviews, string review)
    {
        if (reviews.Count == Limits.Rows)
            throw new CsvRefusedException($"These are more than {Limits.Rows:N0} reviews. Take a part.");
        reviews.Add(review);
    }
}
