using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace RecApp.Storage;

/// <summary>
/// A SQLite file under <c>Storage:Path</c>, <c>recapp.db</c> unless a derived class says otherwise, in write-ahead mode: readers
/// never wait for the writer. It is created and migrated before its first use; where that fails the next use tries again.
/// </summary>
public class Database
{
    private readonly IOptions<StorageOptions> _options;
    private readonly TimeProvider _clock;
    private readonly string _name;
    private readonly IReadOnlyList<Migration> _migrations;
    private readonly Lock _preparing = new();
    private volatile bool _ready;

    /// <summary>The file for predictions, feedback and lineage; touches nothing yet.</summary>
    public Database(IOptions<StorageOptions> options, TimeProvider clock)
        : this(options, clock, "recapp.db", Migration.All)
    {
    }

    internal Database(IOptions<StorageOptions> options, TimeProvider clock, string name, IReadOnlyList<Migration> migrations) =>
        (_options, _clock, _name, _migrations) = (options, clock, name, migrations);

    /// <summary>The file's absolute path.</summary>
    public string File => Path.Combine(_options.Value.Path, _name);

    /// <summary>Runs a query on the thread pool: it never holds up a circuit.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be opened or read.</exception>
    public Task<T> ReadAsync<T>(Func<DbConnection, T> query, CancellationToken cancellation = default) => Task.Run(
        () =>
        {
            try
            {
                using var connection = Open();
                return query(connection);
            }
            catch (SqliteException error)
            {
                throw StorageFailure.Explain(error);
            }
        },
        cancellation);

    /// <summary>An open connection to the migrated database.</summary>
    /// <exception cref="StorageUnavailableException">The folder or file can't be created, opened or migrated.</exception>
    internal DbConnection Open()
    {
        try
        {
            Prepare();
            return Connect();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Explain(error);
        }
    }

    /// <summary>Closes a connection after a failure, and its pooled siblings: the next one begins with a fresh file handle.</summary>
    internal static void Discard(DbConnection? connection)
    {
        if (connection is SqliteConnection failed)
            SqliteConnection.ClearPool(failed);
        connection?.Dispose();
    }

    private void Prepare()
    {
        if (_ready)
            return;
        lock (_preparing)
        {
            if (_ready)
                return;
            Directory.CreateDirectory(_options.Value.Path);
            using var connection = Connect();
            // Counts only for a new file: what is deleted can be given back to the disk.
            connection.Execute("pragma auto_vacuum = incremental; pragma journal_mode = wal");
            Migrator.Migrate(connection, _clock, _migrations);
            _ready = true;
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            // 256 pages of 4 KB are a megabyte.
            connection.Execute($"pragma busy_timeout = 2000; pragma foreign_keys = on; pragma max_page_count = {_options.Value.MaximumMegabytes * 256L}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
