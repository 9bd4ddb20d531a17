namespace RecApp.Storage;

/// <summary>Gives every answer its id and remembers where it came from. Never blocks and never fails a user's request.</summary>
public sealed class PredictionLog(WriteQueue queue, TimeProvider clock)
{
    // Feedback may arrive before the row is on disk, or after the row was dropped: this many are known meanwhile.
    // A power of two, so that the running number stays a place when it overflows.
    private const int RecentCapacity = 8192;

    private readonly Prediction?[] _recent = new Prediction?[RecentCapacity];
    private int _next;

    /// <summary>Most answers of one request that get an id each. Beyond that one stands for all, as only a few thousand of everybody's are remembered.</summary>
    public const int MostOfARequest = 1_000;

    /// <summary>Records the answers of one request: each, or all as one beyond <see cref="MostOfARequest"/>.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that answered.</param>
    /// <param name="variant">Which part of it answered, e.g. a ranker.</param>
    /// <param name="answers">How many there are.</param>
    /// <returns>[answers] the id of each.</returns>
    public Guid[] Record(string model, string version, string variant, int answers)
    {
        var ids = new Guid[answers];
        if (answers > MostOfARequest)
            Array.Fill(ids, Record(model, version, variant));
        else
            for (int i = 0; i < answers; i++)
                ids[i] = Record(model, version, variant);
        return ids;
    }

    /// <summary>Records an answer.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that answered.</param>
    /// <param name="variant">Which part of it answered, e.g. a ranker.</param>
    /// <returns>The prediction's id: a UUID version 7, so ids sort by time.</returns>
    public Guid Record(string model, string version, string variant)
    {
        var now = clock.GetUtcNow();
        var prediction = new Prediction(Guid.CreateVersion7(now), model, version, variant, now);
        Volatile.Write(ref _recent[(uint)Interlocked.Increment(ref _next) % RecentCapacity], prediction);
        queue.TryWrite(prediction);
        return prediction.Id;
    }

    /// <summary>A prediction of the last few thousand, on disk or not; null when it is older.</summary>
    public Prediction? FindRecent(Guid id)
    {
        // Asked for once in thousands of answers, so looking through all of them is cheaper than keeping them in order.
        for (int i = 0; i < RecentCapacity; i++)
        {
            if (Volatile.Read(ref _recent[i]) is { } prediction && prediction.Id == id)
                return prediction;
        }
        return null;
    }
}
