using Microsoft.Data.Sqlite;

namespace RecApp.Storage;

/// <summary>Turns what the database or the file system says into a sentence for users.</summary>
internal static class StorageFailure
{
    // Result codes: https://www.sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Whether the storage as a whole failed, and not just one statement.</summary>
    public static bool IsStorageWide(Exception error) => error is StorageUnavailableException or IOException or UnauthorizedAccessException
        || error is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NotADatabase };

    public static StorageUnavailableException Explain(Exception error) => error as StorageUnavailableException ?? new(
        error switch
        {
            SqliteException { SqliteErrorCode: Full } => "The storage is full.",
            SqliteException { SqliteErrorCode: ReadOnly } or UnauthorizedAccessException => "The storage is read-only.",
            SqliteException { SqliteErrorCode: Busy or Locked } => "The storage is busy.",
            SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => "The database is damaged.",
            SqliteException { SqliteErrorCode: CannotOpen } or IOException => "The storage can't be opened.",
            _ => "The storage failed.",
        },
        error);
}
