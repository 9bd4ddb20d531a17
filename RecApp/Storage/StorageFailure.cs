using Microsoft.Data.Sqlite;
using Npgsql;

namespace RecApp.Storage;

/// <summary>Turns what an engine or the file system says into a sentence for users.</summary>
internal static class StorageFailure
{
    // Result codes: https://www.sqlite.org/rescode.html
    private const int Error = 1, Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, TooBig = 18, Constraint = 19, Mismatch = 20,
        Range = 25, NotADatabase = 26;

    /// <summary>Whether an engine, its driver or the file system failed.</summary>
    public static bool IsFromDriver(Exception error) => error is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException or TimeoutException;

    /// <summary>Whether the storage as a whole failed, and not just one statement.</summary>
    public static bool IsStorageWide(Exception error) => error switch
    {
        StorageUnavailableException => true,
        SqliteException => Code(error) is not (Error or TooBig or Constraint or Mismatch or Range),
        PostgresException refused => IsStorageWide(refused.SqlState),
        _ => IsFromDriver(error),
    };

    public static StorageUnavailableException Explain(Exception error) => error as StorageUnavailableException ?? new(
        (Code(error), error) switch
        {
            (Full, _) or (_, PostgresException { SqlState: PostgresErrorCodes.DiskFull }) => "The storage is full.",
            (ReadOnly, _) or (_, UnauthorizedAccessException) or (_, PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction }) => "The storage is read-only.",
            (Busy or Locked, _) => "The storage is busy.",
            (Corrupt or NotADatabase, _) or (_, PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted }) => "The database is damaged.",
            (_, PostgresException { SqlState: var state }) when IsBusy(state) => "The storage is busy.",
            (_, PostgresException { SqlState: var state }) when state.StartsWith("28", StringComparison.Ordinal) => "The storage lets nobody in.",
            (_, NpgsqlException { InnerException: TimeoutException }) => "The storage does not answer in time.",
            (CannotOpen, _) or (_, IOException) => "The storage can't be opened.",
            (_, NpgsqlException) when error is not PostgresException => "The storage can't be reached.",
            _ => "The storage failed.",
        },
        error);

    // The low byte: extended codes say more, but nothing that decides here.
    private static int? Code(Exception error) => (error as SqliteException)?.SqliteErrorCode & 0xFF;

    // Classes of SQLSTATE: https://www.postgresql.org/docs/15/errcodes-appendix.html. Data, constraints and statements are one write's own fault.
    private static bool IsStorageWide(string state) => !(state[..2] is "21" or "22" or "23" or "42" or "44");

    private static bool IsBusy(string state) =>
        state is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow;
}

/// <summary>Nothing can be written or read right now; the rest of the product goes on.</summary>
/// <param name="reason">A sentence that may be shown to a user; no paths.</param>
/// <param name="innerException">What was caught, if anything.</param>
public sealed class StorageUnavailableException(string reason, Exception? innerException = null) : Exception(reason, innerException);
