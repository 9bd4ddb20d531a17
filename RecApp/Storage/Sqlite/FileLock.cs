namespace RecApp.Storage.Sqlite;

/// <summary>A lock that the operating system keeps on a file, so it is free again the moment its process ends, however that ends.</summary>
internal static class FileLock
{
    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    /// <returns>Null where somebody has it.</returns>
    /// <exception cref="StorageUnavailableException">The file can't be written.</exception>
    public static IDisposable? TryTake(string path)
    {
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            PrivateFiles.Create(path);
            PrivateFiles.Tighten(path);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (Array.IndexOf(HeldByAnother, error.HResult) >= 0)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Explain(error);
        }
    }
}
