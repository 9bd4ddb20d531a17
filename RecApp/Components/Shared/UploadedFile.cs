using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Inference;
using RecApp.Tables;

namespace RecApp.Components.Shared;

/// <summary>Reads a file out of the browser.</summary>
internal static class UploadedFile
{
    /// <summary>The file's content; to be disposed.</summary>
    /// <param name="file">From the browser; neither its name nor its stated size is to be trusted.</param>
    /// <param name="limits">No more than these bytes are read.</param>
    /// <param name="onRead">Told the part read so far, 0–1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CsvRefusedException">The file is too large; the message says so to a person.</exception>
    public static Stream Open(IBrowserFile file, CsvLimits limits, Action<double> onRead, CancellationToken cancellationToken)
    {
        if (file.Size > limits.Bytes)
            throw new CsvRefusedException($"The file has {file.Size / 1048576.0:N1} MB; up to {limits.Megabytes:N0} MB are read. Take a part of it.");
        return new CountingStream(file.OpenReadStream(limits.Bytes, cancellationToken), read => onRead(Math.Min(1, read / (double)Math.Max(1, file.Size))));
    }

    /// <summary>What to tell the person when reading, fitting or predicting failed; null for what nobody foresaw.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        CsvRefusedException refused => refused.Message,
        OperationCanceledException => "Reading was cancelled.",
        InferenceBusyException busy => $"The server is busy, or this took too long. Try again in {Seconds(busy.RetryAfter)}, or with a smaller file.",
        ModelUnavailableException => "The model is not available at the moment; choose the file again in a minute.",
        // The browser could no longer read the file, or its content grew beyond what it announced.
        IOException or JSException => "The file could not be read to its end. Choose it again.",
        _ => null,
    };

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds) is var seconds && seconds <= 1 ? "a second" : $"{seconds:N0} seconds";
}
