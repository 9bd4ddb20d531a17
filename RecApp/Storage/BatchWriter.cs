using System.Data.Common;
using Dapper;
using RecApp.Storage.Experiments;
using RecApp.Storage.Hours;

namespace RecApp.Storage;

/// <summary>Writes batches over one connection, which it opens again after every failure. Not safe for concurrent use.</summary>
internal sealed partial class BatchWriter(Database database, StorageState state, Retention retention, ILogger logger) : IDisposable
{
    private DbConnection? _connection;
    private PredictionInsert? _insert;
    private long _dropped;
    private long _reported;

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Told when writes succeed again after a failure, or in a new file: what was dropped meanwhile may be written again.</summary>
    public event Action? Reopened;

    /// <summary>Opens the database at start, so that a failure is known before the first write.</summary>
    public void TryPrepare()
    {
        try
        {
            Open();
            state.Succeed();
        }
        catch (StorageUnavailableException error)
        {
            state.Fail(error);
        }
    }

    /// <summary>Writes a batch in one transaction. One bad write among many doesn't spoil the others.</summary>
    /// <param name="batch">The writes, in order; those that there is no room for are taken out.</param>
    /// <param name="droppedBefore">Writes that never got here, for the log.</param>
    public void Write(List<PendingWrite> batch, long droppedBefore)
    {
        Drop(batch.RemoveAll(write => write.Committed is null && (state.Rests || (write.Write is null && retention.IsTight))));
        if (batch.Count > 0 && Try(batch) is { } error)
        {
            if (batch.Count == 1 || error is StorageUnavailableException)
                Reject(batch, error);
            else
                WriteOneByOne(batch);
        }
        Report(droppedBefore + Dropped);
    }

    /// <summary>Deletes a few of the predictions that have had their time.</summary>
    /// <returns>Whether there are more of them.</returns>
    public bool Prune()
    {
        if (state.Rests)
            return false;
        try
        {
            return retention.Step(Open());
        }
        catch (Exception error) when (StorageFailure.IsStorageWide(error))
        {
            Close();
            state.Fail(StorageFailure.Explain(error));
            return false;
        }
    }

    public void Dispose() => Close();

    // Nobody is told more than once, and after a failure of the storage nothing else is tried.
    private void WriteOneByOne(IReadOnlyList<PendingWrite> batch)
    {
        int refused = 0;
        string reason = "";
        for (int at = 0; at < batch.Count; at++)
        {
            if (Try([batch[at]]) is not { } error)
                continue;
            if (error is StorageUnavailableException)
            {
                Reject(batch.Skip(at), error);
                break;
            }
            (refused, reason) = (refused + 1, error.Message);
            Reject([batch[at]], error);
        }
        if (refused > 0)
            LogRefused(refused, reason);
    }

    private Exception? Try(IReadOnlyList<PendingWrite> batch)
    {
        bool recovered;
        try
        {
            recovered = Commit(batch) | state.Succeed();
        }
        catch (Exception error)
        {
            Close();
            if (!StorageFailure.IsStorageWide(error))
                return error;
            var failure = StorageFailure.Explain(error);
            state.Fail(failure);
            return failure;
        }
        foreach (var pending in batch)
            pending.Committed?.TrySetResult();
        if (recovered)
            Reopened?.Invoke();
        return null;
    }

    /// <returns>Whether the file is another one than the last time.</returns>
    private bool Commit(IReadOnlyList<PendingWrite> batch)
    {
        bool moved = _connection is { } last && MovedFile.Is(last);
        var connection = Open();
        // A crash of the machine may cost the last log lines, never what somebody was told is stored.
        connection.Execute(batch.Any(w => w.Committed is not null) ? "pragma synchronous = full" : "pragma synchronous = normal");
        Transaction.Run(connection, transaction =>
        {
            HourWriter hours = new();
            foreach (var pending in batch)
            {
                if (pending.Prediction is { } prediction)
                {
                    (_insert ??= new(connection)).Execute(transaction, prediction);
                    ExposureRows.Insert(transaction, prediction);
                    hours.Add(prediction);
                }
                else if (pending.Unanswered is { } refusal)
                    hours.Add(refusal);
                else
                    pending.Write!(transaction);
            }
            hours.Write(transaction);
        });
        return moved;
    }

    private DbConnection Open()
    {
        if (_connection is { } open && MovedFile.Is(open))
            Close();
        return _connection ??= database.Open();
    }

    private void Close()
    {
        _insert?.Dispose();
        _insert = null;
        Database.Discard(_connection);
        _connection = null;
    }

    private void Reject(IEnumerable<PendingWrite> writes, Exception error)
    {
        foreach (var pending in writes)
            if (pending.Committed?.TrySetException(error) is null)
                Drop(1);
    }

    private void Drop(int count) => Interlocked.Add(ref _dropped, count);

    // At the first one and at every doubling: a full queue must not fill the log as well.
    private void Report(long dropped)
    {
        if (dropped == 0 || dropped < 2 * _reported)
            return;
        _reported = dropped;
        LogDropped(dropped);
    }

    [LoggerMessage(LogLevel.Error, "The database refused {Count} writes: {Reason}")]
    private partial void LogRefused(int count, string reason);

    [LoggerMessage(LogLevel.Warning, "{Dropped} predictions since start are not in the log")]
    private partial void LogDropped(long dropped);
}

/// <summary>A write on its way to the disk: statements, a prediction or a refusal.</summary>
/// <param name="Write">The statements; they may be run again in a transaction of their own.</param>
/// <param name="Prediction">A row of the log; thousands a second may come, so they are not wrapped into statements each.</param>
/// <param name="Committed">Set when the write is durable, or has failed; null when nobody waits for it.</param>
/// <param name="Unanswered">A question that got no answer, to be counted.</param>
internal readonly record struct PendingWrite(Action<DbTransaction>? Write, Prediction? Prediction, TaskCompletionSource? Committed, Unanswered? Unanswered = null);
