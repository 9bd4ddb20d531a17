using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Admission;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;

namespace RecApp.Uploads;

/// <summary>A file out of the browser while it is worked on; the memory that this takes is counted until it is disposed.</summary>
internal sealed class UploadedFile : IAsyncDisposable
{
    private readonly SessionUploads _uploads;

    private UploadedFile(SessionUploads uploads) => _uploads = uploads;

    /// <summary>What is in it.</summary>
    public Stream Content { get; private set; } = Stream.Null;

    /// <summary>Opens a file that was chosen.</summary>
    /// <param name="file">From the browser; neither its name nor its stated size is to be trusted.</param>
    /// <param name="limits">No more than these bytes are read.</param>
    /// <param name="uploads">Counts what it takes.</param>
    /// <param name="onRead">Told the part read so far, 0–1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="FileRefusedException">The file is too large; the message says so to a person.</exception>
    /// <exception cref="UploadRefusedException">There is no memory for it; the message says so to a person.</exception>
    public static UploadedFile Open(IBrowserFile file, UploadLimits limits, SessionUploads uploads, Action<double> onRead, CancellationToken cancellationToken)
    {
        var opened = Admit(file.Size, limits, uploads);
        // No more comes than was stated, or reading fails.
        opened.Content = Counted(file.OpenReadStream(limits.Bytes, cancellationToken), file.Size, onRead);
        return opened;
    }

    /// <summary>Opens what was pasted, as <see cref="Open"/> opens a file.</summary>
    public static async Task<UploadedFile> OpenAsync(IJSStreamReference pasted, UploadLimits limits, SessionUploads uploads, Action<double> onRead, CancellationToken cancellationToken)
    {
        var opened = Admit(pasted.Length, limits, uploads);
        try
        {
            opened.Content = Counted(await pasted.OpenReadStreamAsync(limits.Bytes, cancellationToken), pasted.Length, onRead);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Counts what stays of it for as long as its holder does, in place of what that held before; to be called before it is stored there.</summary>
    /// <exception cref="UploadRefusedException">There is no memory for it; what was held before stays.</exception>
    public void KeepFor(object holder, long bytes)
    {
        _uploads.Release(this);
        _uploads.Hold(holder, bytes);
    }

    public ValueTask DisposeAsync()
    {
        _uploads.Release(this);
        return Content.DisposeAsync();
    }

    /// <summary>What to tell the person when reading, fitting or predicting failed; null for what nobody foresaw.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        FileRefusedException or UploadRefusedException => problem.Message,
        OperationCanceledException => "Cancelled.",
        InferenceBusyException busy => $"The server is busy, or this took too long. Try again in {Seconds(busy.RetryAfter)}, or with a smaller file.",
        // The browser could no longer read the file, or its content grew beyond what it announced.
        IOException or JSException => "The file could not be read to its end. Choose it again.",
        _ => FailureText.Of(problem),
    };

    private static UploadedFile Admit(long size, UploadLimits limits, SessionUploads uploads)
    {
        if (size > limits.Bytes)
            throw new FileRefusedException($"It has {size / 1048576.0:N1} MB; up to {limits.Megabytes:N0} MB are read. Take a part of it.");
        UploadedFile admitted = new(uploads);
        uploads.Hold(admitted, limits.Memory(size));
        return admitted;
    }

    private static CountingStream Counted(Stream content, long size, Action<double> onRead) =>
        new(content, read => onRead(Math.Min(1, read / (double)Math.Max(1, size))));

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds) is var seconds && seconds <= 1 ? "a second" : $"{seconds:N0} seconds";
}
