using System.Data.Common;
using Dapper;
using RecApp.Storage.Experiments;
using RecApp.Storage.Hours;

namespace RecApp.Storage;

/// <summary>
/// Writes batches over one connection, which it opens again after every failure. What nobody waits for outlasts a failure of the storage, up to
/// a number. Not safe for concurrent use.
/// </summary>
internal sealed partial class BatchWriter(Database database, StorageState state, Retention retention, int mostHeld, ILogger logger) : IDisposable
{
    private readonly List<PendingWrite> _held = [];
    private DbConnection? _connection;
    private PredictionWriter? _predictions;
    private long _dropped;
    private long _reported;

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Told when writes succeed again after a failure, or in a new database: what was dropped meanwhile may be written again.</summary>
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
        Drop(batch.RemoveAll(write => write is { Committed: null, Write: null } && retention.IsTight));
        if (state.Rests)
        {
            Hold(batch.Where(write => write.Committed is null));
            batch.RemoveAll(write => write.Committed is null);
        }
        WriteOrReject(batch);
        WriteHeld();
        Report(droppedBefore + Dropped);
    }

    /// <summary>Tries what nobody waits for once more, at the end for the last time.</summary>
    public void WriteHeld(bool isLast = false)
    {
        if (_held.Count > 0 && (isLast || !state.Rests))
        {
            List<PendingWrite> held = [.. _held];
            _held.Clear();
            WriteOrReject(held, isAgain: true);
        }
        if (isLast)
            Drop(_held.Count);
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
        // Whatever it is: without its writer the storage would be dead.
        catch (Exception error) when (error is DbException || StorageFailure.IsStorageWide(error))
        {
            Close();
            state.Fail(StorageFailure.Explain(error));
            return false;
        }
    }

    public void Dispose() => Close();

    private void WriteOrReject(List<PendingWrite> batch, bool isAgain = false)
    {
        if (batch.Count == 0 || Try(batch, isAgain) is not { } error)
            return;
        if (error is StorageUnavailableException)
            Postpone(batch, error);
        else if (batch.Count == 1)
            Refuse(batch[0], error);
        else
            WriteOneByOne(batch);
    }

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
                Postpone(batch.Skip(at), error);
                break;
            }
            // PostgreSQL says on further lines where in the statement it is.
            (refused, reason) = (refused + 1, error.Message.Split('\n')[0]);
            Refuse(batch[at], error);
        }
        if (refused > 0)
            LogRefused(refused, reason);
    }

    private Exception? Try(IReadOnlyList<PendingWrite> batch, bool isAgain = false)
    {
        bool recovered;
        try
        {
            recovered = Commit(batch, isAgain) | state.Succeed();
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

    /// <returns>Whether the database is another one than the last time.</returns>
    private bool Commit(IReadOnlyList<PendingWrite> batch, bool isAgain)
    {
        bool moved = _connection is { } last && database.IsLeftBehind(last);
        var connection = Open();
        var predictions = _predictions ??= database.WriterOf(connection);
        // A crash of the machine may cost the last log lines, never what somebody was told is stored.
        database.SetDurable(connection, batch.Any(w => w.Committed is not null));
        database.Write(connection, transaction =>
        {
            HourWriter hours = new();
            Statements statements = new(transaction);
            List<Prediction> shown = [];
            var written = isAgain ? PredictionStore.Whole(transaction, batch.Select(pending => pending.Prediction?.Id).OfType<Guid>()) : [];
            foreach (var pending in batch)
            {
                if (pending.Prediction is { } prediction)
                {
                    // A line that broke with a commit on it leaves open what became of that: nothing is counted twice.
                    if (written.Contains(prediction.Id))
                        continue;
                    predictions.Add(transaction, prediction);
                    if (prediction.Exposures.Count > 0)
                        shown.Add(prediction);
                    hours.Add(prediction);
                }
                else if (pending.Unanswered is { } refusal)
                    hours.Add(refusal);
                else if (pending.Together is { } together)
                {
                    Settle();
                    together(statements);
                }
                else
                {
                    Settle();
                    statements.Send();
                    pending.Write!(transaction);
                }
            }
            Settle();
            statements.Send();
            hours.Write(transaction);

            // What is written next may refer to them.
            void Settle()
            {
                predictions.Flush(transaction);
                shown.ForEach(prediction => ExposureRows.Insert(statements, prediction));
                shown.Clear();
            }
        });
        return moved;
    }

    private DbConnection Open()
    {
        if (_connection is { } open && database.IsLeftBehind(open))
            Close();
        return _connection ??= database.Open();
    }

    private void Close()
    {
        _predictions?.Dispose();
        _predictions = null;
        database.Discard(_connection);
        _connection = null;
    }

    // Who waits is told, the rest waits for better times.
    private void Postpone(IEnumerable<PendingWrite> writes, Exception error)
    {
        foreach (var pending in writes)
            pending.Committed?.TrySetException(error);
        Hold(writes.Where(write => write.Committed is null));
    }

    private void Refuse(PendingWrite write, Exception error)
    {
        if (write.Committed?.TrySetException(error) is null)
            Drop(1);
    }

    private void Hold(IEnumerable<PendingWrite> writes)
    {
        foreach (var pending in writes)
        {
            if (_held.Count < mostHeld)
                _held.Add(pending);
            else
                Drop(1);
        }
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
/// <param name="Together">Statements that may be sent with others.</param>
internal readonly record struct PendingWrite(
    Action<DbTransaction>? Write, Prediction? Prediction, TaskCompletionSource? Committed, Unanswered? Unanswered = null, Action<Statements>? Together = null);
