namespace RecApp.Features.Movies.Pairs;

/// <summary>What became of the last batch.</summary>
public enum PairBatchPhase
{
    /// <summary>None was started yet.</summary>
    Idle,

    /// <summary>It is being computed.</summary>
    Running,

    Published,

    /// <summary>It was cancelled; starting it again goes on where it ended.</summary>
    Cancelled,

    /// <summary>It failed; what was published before still is.</summary>
    Failed,
}

/// <summary>The batch that runs, or the last that did.</summary>
/// <param name="Phase">What became of it.</param>
/// <param name="Progress">How far it is, or was.</param>
/// <param name="Problem">Why it failed; null otherwise.</param>
public sealed record PairBatchState(PairBatchPhase Phase, PairProgress? Progress, string? Problem)
{
    /// <summary>Nothing was started yet.</summary>
    public static PairBatchState Idle { get; } = new(PairBatchPhase.Idle, null, null);
}
