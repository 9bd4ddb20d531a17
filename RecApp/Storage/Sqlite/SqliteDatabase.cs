using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace RecApp.Storage.Sqlite;

/// <summary>
/// A file under <c>Storage:Path</c> in write-ahead mode: readers never wait for the writer. It is made again when the file of that name is
/// another one than before.
/// </summary>
internal sealed class SqliteDatabase(IOptions<StorageOptions> options, TimeProvider clock, string name, string migrations) : Database
{
    private const int PageBytes = 4096, StepPages = 256;

    private readonly Lock _preparing = new();
    private volatile SqliteConnection? _anchor;

    /// <summary>The file's absolute path.</summary>
    public string File { get; } = FileIn(options.Value.Path, name);

    private long MostPages => (long)options.Value.MaximumMegabytes * 1024 * 1024 / PageBytes;

    /// <summary>Path of the file in a folder.</summary>
    public static string FileIn(string folder, string name = StorageOptions.MainName) => Path.Combine(folder, name + ".db");

    internal override DbConnection Open()
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

    internal override void Discard(DbConnection? connection)
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

    internal override bool IsLeftBehind(DbConnection connection) => MovedFile.Is((SqliteConnection)connection);

    internal override void SetDurable(DbConnection connection, bool isDurable) =>
        connection.Execute(isDurable ? "pragma synchronous = full" : "pragma synchronous = normal");

    // Otherwise what was written would stand in the file until something else is written over it.
    internal override void Wipe(DbTransaction transaction, string delete, object values)
    {
        var connection = transaction.Connection!;
        connection.Execute("pragma secure_delete = on", transaction: transaction);
        base.Wipe(transaction, delete, values);
        connection.Execute("pragma secure_delete = off", transaction: transaction);
    }

    internal override StorageSpace SpaceOf(DbConnection connection)
    {
        long free = connection.ExecuteScalar<long>("pragma freelist_count"), all = connection.ExecuteScalar<long>("pragma page_count");
        return new((all - free) * PageBytes, free * PageBytes, MostPages * PageBytes);
    }

    // A file that stays about as large needs its free pages again soon; only what is far too much goes back.
    internal override bool GiveBack(DbConnection connection, StorageSpace space)
    {
        if (space.Free <= Math.Max(StepPages * PageBytes, space.Used / 8))
            return false;
        // Every row that it steps over is a page.
        connection.Query($"pragma incremental_vacuum({StepPages})").AsList();
        return true;
    }

    internal override void Shrink(DbConnection connection)
    {
        connection.Query("pragma incremental_vacuum").AsList();
        connection.Query("pragma wal_checkpoint(passive)").AsList();
    }

    internal override IDisposable? TryLock() => FileLock.TryTake(File + ".lock");

    internal override PredictionWriter WriterOf(DbConnection connection) => new SqlitePredictionWriter(connection);

    protected override DbTransaction BeginWriting(DbConnection connection) => connection.BeginTransaction();

    protected override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    protected override void Dispose(bool disposing)
    {
        lock (_preparing)
        {
            _anchor?.Dispose();
            _anchor = null;
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
            PrivateFiles.CreateFolder(Path.GetDirectoryName(File)!);
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
                Write(anchor, transaction => Migrator.Migrate(transaction, clock, Migration.Of(migrations, "sqlite")));
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
            // A write-ahead log that a long reader let grow shrinks again.
            connection.Execute($"""
                pragma busy_timeout = 2000; pragma foreign_keys = on; pragma journal_size_limit = 16777216;
                pragma max_page_count = {MostPages}
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
