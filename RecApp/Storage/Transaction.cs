using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace RecApp.Storage;

/// <summary>Runs statements as one transaction.</summary>
internal static class Transaction
{
    /// <summary>Commits what <paramref name="write"/> does, or nothing. What it throws comes out, whatever becomes of the rollback.</summary>
    public static void Run(DbConnection connection, Action<DbTransaction> write)
    {
        var transaction = connection.BeginTransaction();
        try
        {
            write(transaction);
            transaction.Commit();
        }
        catch
        {
            End(transaction);
            throw;
        }
        transaction.Dispose();
    }

    /// <summary>Asks several questions of one snapshot.</summary>
    public static T Read<T>(SqliteConnection connection, Func<DbTransaction, T> query)
    {
        var transaction = connection.BeginTransaction(deferred: true);
        try
        {
            return query(transaction);
        }
        finally
        {
            End(transaction);
        }
    }

    private static void End(DbTransaction transaction)
    {
        try
        {
            transaction.Dispose();
        }
        catch (DbException)
        {
            // SQLite has rolled back by itself, or the disk doesn't let it: then closing the connection does.
        }
    }
}
