namespace RecApp.Tables;

/// <summary>Takes an upload into memory.</summary>
public static class TableContent
{
    /// <summary>All bytes of a file.</summary>
    /// <exception cref="FileRefusedException">It is larger than allowed.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream file, UploadLimits limits, CancellationToken cancellationToken)
    {
        await using var capped = new CappedStream(file, limits.Bytes);
        var content = new MemoryStream();
        await capped.CopyToAsync(content, cancellationToken);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
