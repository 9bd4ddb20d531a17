using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using RecApp.Storage.Hours;

namespace RecApp.Storage;

/// <summary>
/// One writer for everything that is stored: what waits is written in one transaction. It is bounded: what nobody waits for
/// waits for the storage where that fails and is dropped and counted when there is too much of it, what somebody waits for takes its turn. Between the writes old predictions are deleted.
/// At shutdown it is emptied.
/// </summary>
public sealed class WriteQueue : IHostedService, IDisposable
{
    private const int BatchSize = 1024;

    // Log lines of this long share a transaction: the price of one is that of many rows.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    // So long a server that nobody asks anything waits at most until it looks for predictions that have had their time.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly Channel<PendingWrite> _channel;
    private readonly BatchWriter _writer;
    private readonly StorageState _state;
    private readonly ITimer _timer;
    private Task _writing = Task.CompletedTask;
    private long _dropped;

    /// <summary>Starts to write once the application starts it.</summary>
    public WriteQueue(Database database, IOptions<StorageOptions> options, TimeProvider clock, ILogger<WriteQueue> logger)
    {
        _channel = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(options.Value.Queue) { SingleReader = true });
        _state = new(clock, logger);
        _writer = new(database, _state, new(database, options.Value.Retention, clock), options.Value.Queue, logger);
        _timer = clock.CreateTimer(_ => Wake(), null, Idle, Idle);
    }

    /// <summary>Told when writes succeed again after a failure, or in a new file: what was dropped meanwhile may be written again.</summary>
    public event Action? Reopened
    {
        add => _writer.Reopened += value;
        remove => _writer.Reopened -= value;
    }

    /// <summary>Writes that were given up since start: the queue was full or the storage failed.</summary>
    public long Dropped => Interlocked.Read(ref _dropped) + _writer.Dropped;

    /// <summary>Writes that wait for their turn now.</summary>
    public int Waiting => _channel.Reader.Count;

    /// <summary>Why the last transaction failed; null when it went well.</summary>
    public string? Failure => _state.Failure;

    /// <summary>Queues a write that nobody waits for. Never blocks.</summary>
    /// <returns>False when the queue is full: the write is dropped.</returns>
    public bool TryWrite(Action<DbTransaction> write) => TryWrite(new PendingWrite(write, null, null));

    /// <summary>Queues a write and completes when its transaction is durable.</summary>
    /// <param name="write">The statements; may run twice, the first time rolled back.</param>
    /// <param name="cancellationToken">Stops waiting; the write may happen all the same.</param>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public Task WriteAsync(Action<DbTransaction> write, CancellationToken cancellationToken = default) => WriteAsync(new PendingWrite(write, null, Waiter()), cancellationToken);

    /// <summary>The same for statements whose results nobody asks for: those of all that wait go to the database together.</summary>
    /// <param name="write">Adds the statements; may run twice, the first time rolled back.</param>
    /// <param name="cancellationToken">Stops waiting; the write may happen all the same.</param>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    internal Task WriteTogetherAsync(Action<Statements> write, CancellationToken cancellationToken = default) =>
        WriteAsync(new PendingWrite(null, null, Waiter(), Together: write), cancellationToken);

    private static TaskCompletionSource Waiter() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WriteAsync(PendingWrite pending, CancellationToken cancellationToken)
    {
        try
        {
            await _channel.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw new StorageUnavailableException("The application is shutting down.", error);
        }
        await pending.Committed!.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Queues a row of the log that nobody waits for. Never blocks.</summary>
    internal void TryWrite(Prediction prediction) => TryWrite(new PendingWrite(null, prediction, null));

    /// <summary>Queues the count of a question that got no answer. Never blocks.</summary>
    internal void TryWrite(Unanswered refusal) => TryWrite(new PendingWrite(null, null, null, refusal));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Not a BackgroundService: that one doesn't begin at all when it is stopped soon after, and would lose what waits.
        _writing = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more writes and waits until those that were taken are on disk.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _channel.Writer.TryComplete();
        return _writing.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private async Task WriteAllAsync()
    {
        using var writer = _writer;
        writer.TryPrepare();
        // A file that an older version filled must have room before the first write.
        writer.Prune();
        List<PendingWrite> batch = [];
        int written = 0;
        while (await _channel.Reader.WaitToReadAsync())
        {
            Fill(batch);
            if (batch.Count < BatchSize && !batch.Exists(static pending => pending.Committed is not null))
            {
                await Task.Delay(Gathering);
                Fill(batch);
            }
            writer.Write(batch, Interlocked.Read(ref _dropped));
            written += batch.Count;
            batch.Clear();
            // Who waits comes before what is old, as long as more is deleted than written.
            if (written < BatchSize && _channel.Reader.TryPeek(out _))
                continue;
            written = 0;
            while (writer.Prune() && !_channel.Reader.TryPeek(out _) && !_channel.Reader.Completion.IsCompleted)
                await Task.Delay(Gathering);
        }
        writer.WriteHeld(isLast: true);
    }

    private void Wake()
    {
        if (_channel.Reader.Count == 0)
            _channel.Writer.TryWrite(new PendingWrite(static _ => { }, null, null));
    }

    private bool TryWrite(PendingWrite pending)
    {
        if (_channel.Writer.TryWrite(pending))
            return true;
        Interlocked.Increment(ref _dropped);
        return false;
    }

    private void Fill(List<PendingWrite> batch)
    {
        while (batch.Count < BatchSize && _channel.Reader.TryRead(out var pending))
            batch.Add(pending);
    }
}
