using Microsoft.Data.Sqlite;

namespace RecApp.Storage;

/// <summary>Turns what the database or the file system says into a sentence for users.</summary>
internal static class StorageFailure
{
    // Result codes: https://www.sqlite.org/rescode.html
    private const int Error = 1, Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, TooBig = 18, Constraint = 19, Mismatch = 20,
        Range = 25, NotADatabase = 26;

    /// <summary>Whether the storage as a whole failed, and not just one statement.</summary>
    public static bool IsStorageWide(Exception error) =>
        error is StorageUnavailableException or IOException or UnauthorizedAccessException
        || (error is SqliteException && Code(error) is not (Error or TooBig or Constraint or Mismatch or Range));

    public static StorageUnavailableException Explain(Exception error) => error as StorageUnavailableException ?? new(
        (Code(error), error) switch
        {
            (Full, _) => "The storage is full.",
            (ReadOnly, _) or (_, UnauthorizedAccessException) => "The storage is read-only.",
            (Busy or Locked, _) => "The storage is busy.",
            (Corrupt or NotADatabase, _) => "The database is damaged.",
            (CannotOpen, _) or (_, IOException) => "The storage can't be opened.",
            _ => "The storage failed.",
        },
        error);

    // The low byte: extended codes say more, but nothing that decides here.
    private static int? Code(Exception error) => (error as SqliteException)?.SqliteErrorCode & 0xFF;
}

/// <summary>Nothing can be written or read right now; the rest of the product goes on.</summary>
/// <param name="reason">A sentence that may be shown to a user; no paths.</param>
/// <param name="innerException">What was caught, if anything.</param>
public sealed class StorageUnavailableException(string reason, Exception? innerException = null) : Exception(reason, innerException);
