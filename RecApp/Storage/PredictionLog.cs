using System.Collections.Concurrent;

namespace RecApp.Storage;

/// <summary>Gives every answer its id and remembers where it came from. Never blocks and never fails a user's request.</summary>
public sealed class PredictionLog(WriteQueue queue, TimeProvider clock)
{
    // Feedback may arrive before the row is on disk, or after the row was dropped: this many are known meanwhile.
    private const int RecentCapacity = 8192;

    private readonly ConcurrentDictionary<Guid, Prediction> _recent = new();
    private readonly ConcurrentQueue<Guid> _order = new();

    /// <summary>Records an answer.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that answered.</param>
    /// <param name="variant">Which part of it answered, e.g. a ranker.</param>
    /// <returns>The prediction's id: a UUID version 7, so ids sort by time.</returns>
    public Guid Record(string model, string version, string variant)
    {
        var now = clock.GetUtcNow();
        var prediction = new Prediction(Guid.CreateVersion7(now), model, version, variant, now);
        _recent[prediction.Id] = prediction;
        _order.Enqueue(prediction.Id);
        while (_recent.Count > RecentCapacity && _order.TryDequeue(out var oldest))
            _recent.TryRemove(oldest, out _);
        queue.TryWrite(transaction => PredictionStore.Insert(transaction, prediction));
        return prediction.Id;
    }

    /// <summary>A prediction of the last few thousand, on disk or not; null when it is older.</summary>
    public Prediction? FindRecent(Guid id) => _recent.GetValueOrDefault(id);
}
