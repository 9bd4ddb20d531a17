using System.Data.Common;
using Dapper;

namespace RecApp.Storage;

/// <summary>Writes batches over one connection, which it opens again after a failure. Not safe for concurrent use.</summary>
internal sealed partial class BatchWriter(Database database, ILogger logger) : IDisposable
{
    private DbConnection? _connection;
    private PredictionInsert? _insert;
    private long _dropped;
    private long _reported;
    private volatile string? _failure;

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Why the last transaction failed; null when it went well.</summary>
    public string? Failure => _failure;

    /// <summary>Opens the database at start, so that a failure is known before the first write.</summary>
    public void TryPrepare()
    {
        try
        {
            _connection ??= database.Open();
            Succeed();
        }
        catch (StorageUnavailableException error)
        {
            Fail(error);
        }
    }

    /// <summary>Writes a batch in one transaction. One bad write among many doesn't spoil the others.</summary>
    /// <param name="batch">The writes, in order.</param>
    /// <param name="droppedBefore">Writes that never got here, for the log.</param>
    public void Write(IReadOnlyList<PendingWrite> batch, long droppedBefore)
    {
        try
        {
            Commit(batch);
            Succeed();
            Complete(batch);
        }
        catch (Exception error) when (batch.Count > 1 && !StorageFailure.IsStorageWide(error))
        {
            foreach (var write in batch)
                Write([write], droppedBefore);
        }
        catch (Exception error)
        {
            Reject(batch, error);
        }
        Report(droppedBefore + Dropped);
    }

    public void Dispose()
    {
        _insert?.Dispose();
        _connection?.Dispose();
    }

    private void Commit(IReadOnlyList<PendingWrite> batch)
    {
        _connection ??= database.Open();
        // A crash of the machine may cost the last log lines, never what somebody was told is stored.
        _connection.Execute(batch.Any(w => w.Committed is not null) ? "pragma synchronous = full" : "pragma synchronous = normal");
        using var transaction = _connection.BeginTransaction();
        foreach (var pending in batch)
        {
            if (pending.Prediction is { } prediction)
                (_insert ??= new(_connection)).Execute(transaction, prediction);
            else
                pending.Write!(transaction);
        }
        transaction.Commit();
    }

    private static void Complete(IReadOnlyList<PendingWrite> batch)
    {
        foreach (var pending in batch)
            pending.Committed?.TrySetResult();
    }

    private void Reject(IReadOnlyList<PendingWrite> batch, Exception error)
    {
        if (StorageFailure.IsStorageWide(error))
        {
            error = Fail(StorageFailure.Explain(error));
            _insert?.Dispose();
            _insert = null;
            Database.Discard(_connection);
            _connection = null;
        }
        else
        {
            LogRefused(error);
        }
        foreach (var pending in batch)
            if (pending.Committed?.TrySetException(error) is null)
                Interlocked.Increment(ref _dropped);
    }

    private StorageUnavailableException Fail(StorageUnavailableException error)
    {
        if (_failure is null)
            LogFailed(error.Message, error);
        _failure = error.Message;
        return error;
    }

    private void Succeed()
    {
        if (_failure is not null)
            LogRecovered();
        _failure = null;
    }

    // At the first one and at every doubling: a full queue must not fill the log as well.
    private void Report(long dropped)
    {
        if (dropped == 0 || dropped < 2 * _reported)
            return;
        _reported = dropped;
        LogDropped(dropped);
    }

    [LoggerMessage(LogLevel.Error, "Storage failed: {Reason} It is tried again with the next write")]
    private partial void LogFailed(string reason, Exception error);

    [LoggerMessage(LogLevel.Information, "Storage works again")]
    private partial void LogRecovered();

    [LoggerMessage(LogLevel.Error, "The database refused a write")]
    private partial void LogRefused(Exception error);

    [LoggerMessage(LogLevel.Warning, "{Dropped} predictions since start are not in the log")]
    private partial void LogDropped(long dropped);
}
