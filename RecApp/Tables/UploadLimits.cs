namespace RecApp.Tables;

/// <summary>How much of an uploaded file is read, and what that takes.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Rows">Rows, without the header.</param>
public record UploadLimits(long Bytes, int Rows)
{
    /// <summary>Bytes of memory for each byte of a file while it is worked on. Characters take two.</summary>
    public int MemoryPerByte { get; init; } = 2;

    /// <summary>Bytes of memory for each row besides.</summary>
    public int MemoryPerRow { get; init; }

    /// <summary>Size of the file as people say it.</summary>
    public long Megabytes => Bytes / (1024 * 1024);

    /// <summary>Most bytes of memory that a file takes while it is worked on.</summary>
    /// <param name="size">Of the file, in bytes.</param>
    public long Memory(long size) => (size * MemoryPerByte) + (Math.Min(Rows, size) * MemoryPerRow);
}
