namespace RecApp.Storage.Pairs;

/// <summary>
/// The right to change the pairs: one at a time among all processes on this folder. The operating system holds it as a lock on a
/// file, so it is free again the moment its process ends, however that ends.
/// </summary>
public sealed class PairLock : IDisposable
{
    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private PairLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="PairsBusyException">Somebody has it.</exception>
    /// <exception cref="StorageUnavailableException">The file can't be written.</exception>
    internal static PairLock Take(string path)
    {
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            PrivateFiles.Create(path);
            PrivateFiles.Tighten(path);
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (Array.IndexOf(HeldByAnother, error.HResult) >= 0)
        {
            throw new PairsBusyException(error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Explain(error);
        }
    }

    /// <summary>Lets the next one have it.</summary>
    public void Dispose() => _file.Dispose();
}

/// <summary>A batch runs already, here or in another process.</summary>
public sealed class PairsBusyException(Exception? innerException = null)
    : Exception("A batch is running on this database already. Wait until it is done, or cancel it.", innerException);
