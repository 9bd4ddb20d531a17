using RecApp.Bundles;
using RecApp.Storage.Hours;

namespace RecApp.Storage;

/// <summary>Gives every answer its id and remembers where it came from. Never blocks and never fails a user's request.</summary>
public sealed class PredictionLog(WriteQueue queue, TimeProvider clock)
{
    // Feedback may arrive before the row is on disk, or after the row was dropped: this many are known meanwhile.
    // A power of two, so that the running number stays a place when it overflows.
    private const int RecentCapacity = 8192;

    private readonly Prediction?[] _recent = new Prediction?[RecentCapacity];
    private int _next;

    /// <summary>An id for an answer that is about to be made: a UUID version 7, so ids sort by time. Nothing is recorded yet.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that answers.</param>
    /// <param name="variant">Which part of it answers, e.g. a ranker.</param>
    /// <param name="layout">What is measured of it; null for nothing.</param>
    public Prediction New(string model, string version, string variant, MeasureLayout? layout = null)
    {
        var now = clock.GetUtcNow();
        return new(Guid.CreateVersion7(now), model, version, variant, now) { Layout = layout };
    }

    /// <summary>Counts a question that got no answer.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that was asked; null where none was leased.</param>
    /// <param name="variant">Null where the request did not say, or made no sense.</param>
    /// <param name="caller">How it was asked.</param>
    /// <param name="outcome">How it ended.</param>
    public void Refuse(string model, string? version, string? variant, string caller, Outcome outcome) =>
        queue.TryWrite(new Unanswered(new(model, version ?? "", variant ?? "", caller, HourKey.HourOf(clock.GetUtcNow())), outcome));

    /// <summary>Records that an answer was made.</summary>
    public void Record(Prediction prediction)
    {
        Volatile.Write(ref _recent[(uint)Interlocked.Increment(ref _next) % RecentCapacity], prediction);
        queue.TryWrite(prediction);
    }

    /// <summary>A prediction of the last few thousand, on disk or not; null when it is older.</summary>
    public Prediction? FindRecent(Guid id)
    {
        // Asked for once in thousands of answers, so looking through all of them is cheaper than keeping them in order.
        Prediction? early = null;
        for (int i = 0; i < RecentCapacity; i++)
        {
            if (Volatile.Read(ref _recent[i]) is not { } prediction || prediction.Id != id)
                continue;
            if (prediction.Caller is not null)
                return prediction;
            // What was recorded before it was whole stands beside what it became.
            early = prediction;
        }
        return early;
    }
}
