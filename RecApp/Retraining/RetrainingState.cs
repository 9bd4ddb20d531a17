namespace RecApp.Retraining;

/// <summary>What became of a training.</summary>
public enum RetrainingPhase
{
    /// <summary>None was started yet.</summary>
    Idle,

    Running,

    /// <summary>It gave a version that nobody has seen yet.</summary>
    Candidate,

    /// <summary>Its version held every guarded figure and is served.</summary>
    Promoted,

    /// <summary>It gave a version that is there already: the data have not changed.</summary>
    Unchanged,

    Cancelled,

    /// <summary>It failed; nothing has changed.</summary>
    Failed,
}

/// <summary>The training that runs in this process, or the last that did.</summary>
/// <param name="Phase">What became of it.</param>
/// <param name="Model">What is trained; null when none was started yet.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="Step">What it said last.</param>
/// <param name="Version">What it gave; null until it has.</param>
/// <param name="Problem">Why it failed; null otherwise.</param>
public sealed record RetrainingState(RetrainingPhase Phase, string? Model, DateTimeOffset? StartedUtc, string? Step, string? Version, string? Problem)
{
    /// <summary>Nothing was started yet.</summary>
    public static RetrainingState Idle { get; } = new(RetrainingPhase.Idle, null, null, null, null, null);
}

/// <summary>A training can't be started.</summary>
/// <param name="reason">A sentence for whoever wanted it.</param>
/// <param name="innerException">What was caught, if anything.</param>
public sealed class RetrainingRefusedException(string reason, Exception? innerException = null) : Exception(reason, innerException);
