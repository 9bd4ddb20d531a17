using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace RecApp.Storage.PostgreSql;

/// <summary>
/// A schema of a PostgreSQL 15 or later, which any number of instances share. One of them writes at a time, as with SQLite: transactions take
/// turns by an advisory lock, so that counting, starting and migrating need no thought of each other.
/// </summary>
internal sealed class PostgreSqlDatabase : Database
{
    private readonly TimeProvider _clock;
    private readonly string _migrations;
    private readonly string? _schema;
    private readonly NpgsqlDataSource _source, _locks;
    private readonly MonthPartitions? _months;
    private readonly EstimatedSpace _space;
    private readonly Lock _preparing = new();
    private volatile bool _isPrepared;

    /// <param name="options">Server, largest size and retention.</param>
    /// <param name="clock">For the record of the schema and the months.</param>
    /// <param name="name">Names the schema where that is not the connection's own.</param>
    /// <param name="migrations">Folder of the scripts.</param>
    public PostgreSqlDatabase(IOptions<StorageOptions> options, TimeProvider clock, string name, string migrations)
    {
        (_clock, _migrations) = (clock, migrations);
        var connection = PostgreSqlConnections.Read(options.Value.ConnectionString);
        if (name != StorageOptions.MainName)
            connection.SearchPath = _schema = string.IsNullOrEmpty(connection.SearchPath) ? name : $"{connection.SearchPath}_{name}";
        else
            _months = new(options.Value.Retention, clock);
        _source = PostgreSqlConnections.SourceOf(connection);
        // Of its own each: a lock is held for as long as its connection is open.
        connection.Pooling = false;
        _locks = PostgreSqlConnections.SourceOf(connection);
        _space = new(options.Value.MaximumMegabytes * 1024L * 1024L, clock);
    }

    internal override DbConnection Open()
    {
        try
        {
            Prepare();
            return _source.OpenConnection();
        }
        catch (Exception error) when (StorageFailure.IsFromDriver(error))
        {
            throw StorageFailure.Explain(error);
        }
    }

    internal override void Discard(DbConnection? connection)
    {
        if (connection is null)
            return;
        _source.Clear();
        try
        {
            connection.Dispose();
        }
        catch (DbException)
        {
            // The line is gone, and with it the transaction.
        }
    }

    internal override bool IsLeftBehind(DbConnection connection) => connection.State != ConnectionState.Open;

    internal override void SetDurable(DbConnection connection, bool isDurable) =>
        connection.Execute(isDurable ? "set synchronous_commit = on" : "set synchronous_commit = off");

    internal override StorageSpace SpaceOf(DbConnection connection) => _space.Of(connection);

    internal override void NoteDeleted(int predictions) => _space.Subtract(predictions);

    // Space inside a table is used again by itself; a month that nothing is left of goes as a whole.
    internal override bool GiveBack(DbConnection connection, StorageSpace space)
    {
        if (_months?.IsDue == true)
            Write(connection, _months.Turn);
        return false;
    }

    internal override IDisposable? TryLock()
    {
        var connection = _locks.CreateConnection();
        try
        {
            Prepare();
            connection.Open();
            if (connection.ExecuteScalar<bool>($"select pg_try_advisory_lock({KeyOf("change")})"))
                return connection;
        }
        catch (Exception error) when (StorageFailure.IsFromDriver(error))
        {
            connection.Dispose();
            throw StorageFailure.Explain(error);
        }
        connection.Dispose();
        return null;
    }

    internal override PredictionWriter WriterOf(DbConnection connection) => new PostgreSqlPredictionWriter((NpgsqlConnection)connection);

    protected override DbTransaction BeginWriting(DbConnection connection)
    {
        var transaction = connection.BeginTransaction();
        try
        {
            connection.Execute($"select pg_advisory_xact_lock({KeyOf("write")})", transaction: transaction);
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    protected override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    protected override void Dispose(bool disposing)
    {
        _source.Dispose();
        _locks.Dispose();
    }

    private static string KeyOf(string right) => $"hashtextextended('recapp {right} ' || current_schema(), 0)";

    private void Prepare()
    {
        if (_isPrepared)
            return;
        lock (_preparing)
        {
            if (_isPrepared)
                return;
            using var connection = _source.OpenConnection();
            // Another instance may be migrating.
            connection.Execute("set lock_timeout = '25s'");
            if (_schema is not null)
                connection.Execute($"create schema if not exists \"{_schema}\"");
            Write(connection, transaction =>
            {
                Migrator.Migrate(transaction, _clock, Migration.Of(_migrations, "postgresql"));
                _months?.Turn(transaction);
            });
            _isPrepared = true;
        }
    }
}
