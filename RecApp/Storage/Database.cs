using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using RecApp.Storage.PostgreSql;
using RecApp.Storage.Sqlite;

namespace RecApp.Storage;

/// <summary>
/// What is stored, in one of two engines: SQLite in a folder of this machine, or PostgreSQL for any number of instances. Tables and
/// statements are the same; here stands what is not. A database is created and migrated before its first use, and where that fails the next
/// use tries again.
/// </summary>
public abstract class Database : IDisposable
{
    /// <summary>The engine that the settings name, for predictions, feedback and lineage; touches nothing yet.</summary>
    public static Database For(IOptions<StorageOptions> options, TimeProvider clock) => For(options, clock, StorageOptions.MainName, "Migrations");

    /// <param name="options">Where.</param>
    /// <param name="clock">For the record of the schema.</param>
    /// <param name="name">The file's name without ending, or of the schema where it is another one.</param>
    /// <param name="migrations">Folder of its scripts.</param>
    internal static Database For(IOptions<StorageOptions> options, TimeProvider clock, string name, string migrations) =>
        options.Value.ConnectionString.Length == 0 ? new SqliteDatabase(options, clock, name, migrations) : new PostgreSqlDatabase(options, clock, name, migrations);

    /// <summary>Runs a query on the thread pool: it never holds up a circuit.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be opened or read.</exception>
    public Task<T> ReadAsync<T>(Func<DbConnection, T> query, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            using var connection = Open();
            try
            {
                return query(connection);
            }
            catch (DbException error)
            {
                Discard(connection);
                throw StorageFailure.Explain(error);
            }
        },
        cancellationToken);

    /// <summary>How much of the space that it may take is used, 0–1; free pages in it are not.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be opened or read.</exception>
    public Task<double> UseAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(connection => SpaceOf(connection) is var space ? space.Used / (double)space.Most : 0, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>An open connection to the migrated database.</summary>
    /// <exception cref="StorageUnavailableException">It can't be created, reached, opened or migrated.</exception>
    internal abstract DbConnection Open();

    /// <summary>Closes a connection after a failure, and its pooled siblings: the next one begins anew.</summary>
    internal abstract void Discard(DbConnection? connection);

    /// <summary>Whether an open connection leads to another database than a new one would, or nowhere any more.</summary>
    internal abstract bool IsLeftBehind(DbConnection connection);

    /// <summary>Says whether transactions wait for the disk from now on; without, a crash of the machine may cost the last of them.</summary>
    internal abstract void SetDurable(DbConnection connection, bool isDurable);

    /// <summary>Commits what <paramref name="write"/> does, or nothing. What it throws comes out, whatever becomes of the rollback.</summary>
    internal void Write(DbConnection connection, Action<DbTransaction> write)
    {
        var transaction = BeginWriting(connection);
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
    internal T Read<T>(DbConnection connection, Func<DbTransaction, T> query)
    {
        var transaction = BeginReading(connection);
        try
        {
            return query(transaction);
        }
        finally
        {
            End(transaction);
        }
    }

    /// <summary>Deletes so that what stood there can't be read from the file, where the engine lets one say so.</summary>
    internal virtual void Wipe(DbTransaction transaction, string delete, object values) => transaction.Connection!.Execute(delete, values, transaction);

    /// <summary>How large it is, and may be.</summary>
    internal abstract StorageSpace SpaceOf(DbConnection connection);

    /// <summary>Tells a database that only estimates its space how many predictions were deleted just now.</summary>
    internal virtual void NoteDeleted(int predictions)
    {
    }

    /// <summary>Gives some of what is free back to the disk, where that is far too much, and does what is due from time to time.</summary>
    /// <returns>Whether there is more to do.</returns>
    internal abstract bool GiveBack(DbConnection connection, StorageSpace space);

    /// <summary>Gives everything that is free back to the disk, where the engine does so at once.</summary>
    internal virtual void Shrink(DbConnection connection)
    {
    }

    /// <summary>Takes a right that one has at a time among all processes on this database; it ends with its process, however that ends.</summary>
    /// <returns>To be disposed of for the next one; null where somebody has it.</returns>
    /// <exception cref="StorageUnavailableException">The database can't be reached.</exception>
    internal abstract IDisposable? TryLock();

    /// <summary>What writes many predictions over one connection.</summary>
    internal abstract PredictionWriter WriterOf(DbConnection connection);

    /// <summary>A transaction that is the only one to write.</summary>
    protected abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>A transaction that reads one state.</summary>
    protected abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>Closes everything.</summary>
    protected abstract void Dispose(bool disposing);

    private static void End(DbTransaction transaction)
    {
        try
        {
            transaction.Dispose();
        }
        catch (DbException)
        {
            // The engine has rolled back by itself, or can't: then closing the connection does.
        }
    }
}

/// <summary>Bytes of a database.</summary>
/// <param name="Used">By what is stored.</param>
/// <param name="Free">By what was deleted.</param>
/// <param name="Most">As the settings allow.</param>
internal readonly record struct StorageSpace(long Used, long Free, long Most);
