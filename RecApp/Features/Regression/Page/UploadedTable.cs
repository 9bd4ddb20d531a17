using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Features.Regression.Own;
using RecApp.Inference;
using RecApp.Tables;

namespace RecApp.Features.Regression.Page;

/// <summary>Reads a file out of the browser.</summary>
internal static class UploadedTable
{
    /// <summary>Reads the file as a stream.</summary>
    /// <param name="file">From the browser; neither its name nor its stated size is to be trusted.</param>
    /// <param name="onRead">Told the part read so far, 0–1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static async Task<OwnTable> ReadAsync(IBrowserFile file, Action<double> onRead, CancellationToken cancellationToken)
    {
        if (file.Size > TableFile.MaximumBytes)
            throw new CsvRefusedException($"The file has {file.Size / 1048576.0:N1} MB; up to {TableFile.MaximumBytes / 1048576:N0} MB are read. Take a part of it.");
        await using var stream = new CountingStream(file.OpenReadStream(TableFile.MaximumBytes, cancellationToken), read => onRead(Math.Min(1, read / (double)Math.Max(1, file.Size))));
        return await TableFile.ReadAsync(file.Name, stream, cancellationToken);
    }

    /// <summary>What to tell the person when reading, fitting or predicting failed; null for what nobody foresaw.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        CsvRefusedException refused => refused.Message,
        OperationCanceledException => "Reading was cancelled.",
        InferenceBusyException busy => $"The server is busy, or this took too long. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds, or with fewer columns.",
        ModelUnavailableException => "The model is not available at the moment; choose the file again in a minute.",
        // The browser could no longer read the file, or its content grew beyond what it announced.
        IOException or JSException => "The file could not be read to its end. Choose it again.",
        _ => null,
    };
}
