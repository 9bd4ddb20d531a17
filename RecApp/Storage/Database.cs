using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace RecApp.Storage;

/// <summary>
/// A SQLite file under <c>Storage:Path</c>, <c>recapp.db</c> unless a derived class says otherwise, in write-ahead mode: readers
/// never wait for the writer. It is created and migrated before its first use, and again when the file of that name is another one
/// than before; where that fails the next use tries again.
/// </summary>
public class Database : IDisposable
{
    private readonly IOptions<StorageOptions> _options;
    private readonly TimeProvider _clock;
    private readonly string _name;
    private readonly IReadOnlyList<Migration> _migrations;
    private readonly Lock _preparing = new();
    private volatile SqliteConnection? _anchor;

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
    public Task<T> ReadAsync<T>(Func<DbConnection, T> query, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            using var connection = Open();
            try
            {
                return query(connection);
            }
            catch (SqliteException error)
            {
                Discard(connection);
                throw StorageFailure.Explain(error);
            }
        },
        cancellationToken);

    /// <summary>How much of the space that the file may take is used, 0–1; free pages in it are not.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be opened or read.</exception>
    public Task<double> UseAsync(CancellationToken cancellationToken = default) => ReadAsync(
        connection => connection.ExecuteScalar<long>("select page_count - freelist_count from pragma_page_count, pragma_freelist_count")
            / (double)(_options.Value.MaximumMegabytes * StorageOptions.PagesPerMegabyte),
        cancellationToken);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_preparing)
        {
            _anchor?.Dispose();
            _anchor = null;
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>An open connection to the migrated database.</summary>
    /// <exception cref="StorageUnavailableException">The folder or file can't be created, opened or migrated.</exception>
    internal DbConnection Open()
    {
        try
        {
            Prepare();
            return Connect(pooling: true);
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
        try
        {
            connection?.Dispose();
        }
        catch (DbException)
        {
            // It could not roll back, which closing does as well.
            connection?.Dispose();
        }
    }

    private void Prepare()
    {
        if (IsCurrent())
            return;
        lock (_preparing)
        {
            if (IsCurrent())
                return;
            PrivateFiles.CreateFolder(_options.Value.Path);
            if (_anchor is { } old)
            {
                LeaveBehind(old);
                _anchor = null;
            }
            PrivateFiles.Create(File);
            foreach (string suffix in (string[])["", "-wal", "-shm"])
                PrivateFiles.Tighten(File + suffix);
            // One connection stays open: only an open file can be compared with the one of that name.
            var anchor = Connect(pooling: false);
            try
            {
                // Counts only for a new file: what is deleted can be given back to the disk.
                anchor.Execute("pragma auto_vacuum = incremental; pragma journal_mode = wal");
                Migrator.Migrate(anchor, _clock, _migrations);
                _anchor = anchor;
            }
            catch
            {
                Discard(anchor);
                throw;
            }
        }
    }

    private bool IsCurrent() => _anchor is { } anchor && !MovedFile.Is(anchor);

    // What stands in the write-ahead log belongs to the old file and would damage the new one. Written back it leaves an empty log;
    // a log under the old name that isn't empty then is another file, which somebody has put there with the new database.
    private void LeaveBehind(SqliteConnection old)
    {
        if (old.QueryFirst<long>("pragma wal_checkpoint(truncate)") != 0)
            throw new StorageUnavailableException("The storage is busy.");
        using (var pooled = new SqliteConnection(ConnectionString(pooling: true)))
            SqliteConnection.ClearPool(pooled);
        old.Dispose();
        if (new FileInfo(File + "-wal") is { Exists: true, Length: > 0 })
            return;
        System.IO.File.Delete(File + "-wal");
        System.IO.File.Delete(File + "-shm");
    }

    private SqliteConnection Connect(bool pooling)
    {
        var connection = new SqliteConnection(ConnectionString(pooling));
        try
        {
            connection.Open();
            // 256 pages of 4 KB are a megabyte. A write-ahead log that a long reader let grow shrinks again.
            connection.Execute($"""
                pragma busy_timeout = 2000; pragma foreign_keys = on; pragma journal_size_limit = 16777216;
                pragma max_page_count = {_options.Value.MaximumMegabytes * StorageOptions.PagesPerMegabyte}
                """);
            return connection;
        }
        catch
        {
            Discard(connection);
            throw;
        }
    }

    // Never creates the file: one that is missing was deleted, and Prepare has to know.
    private string ConnectionString(bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = File,
        Mode = SqliteOpenMode.ReadWrite,
        DefaultTimeout = 5,
        Pooling = pooling,
    }.ToString();
}
