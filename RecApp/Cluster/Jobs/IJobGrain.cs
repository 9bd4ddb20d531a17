namespace RecApp.Cluster.Jobs;

/// <summary>
/// Hands out the ranges of one job to the workers of all instances and their results to the instance that began it, its home. It computes
/// nothing. Its key says what the job is about; one job of a key at a time.
/// </summary>
[Alias("recapp.job")]
internal interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Begins a job, or goes on with it where the grain has lost it.</summary>
    /// <returns>False where another home has one that runs.</returns>
    [Alias("begin")]
    Task<bool> BeginAsync(string home, JobPlan plan);

    /// <summary>Gives the home what was delivered, and is told what it has written: what was taken but not written is given again.</summary>
    /// <returns>Null where there is no such job of this home any more.</returns>
    [Alias("collect")]
    Task<JobDelivery?> CollectAsync(string home, int[] written, string progress);

    /// <summary>Ends the job; whoever asks is told how.</summary>
    [Alias("end")]
    Task EndAsync(string home, string progress);

    /// <summary>Has the home end the job.</summary>
    /// <returns>False where none runs.</returns>
    [Alias("cancel")]
    Task<bool> CancelAsync();

    /// <summary>What the home said last, and whether it runs.</summary>
    [Alias("state")]
    Task<JobState> StateAsync();

    /// <summary>The next range for a worker; null where there is none.</summary>
    [Alias("take")]
    Task<JobTask?> TakeAsync(string worker);

    /// <summary>Says that a worker is alive and at it.</summary>
    /// <returns>False where the range is not its any more.</returns>
    [Alias("renew")]
    Task<bool> RenewAsync(string worker, string job, int range);

    /// <summary>Hands in a range's results, [rows of the range]; what nobody waits for any more is thrown away.</summary>
    [Alias("deliver")]
    Task DeliverAsync(string worker, string job, int range, byte[][] rows);

    /// <summary>Gives a range back: because the worker ends, or because the range can't be computed.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="job">The job.</param>
    /// <param name="range">The range.</param>
    /// <param name="problem">Why it can't be computed; null where the worker ends.</param>
    [Alias("return")]
    Task ReturnAsync(string worker, string job, int range, string? problem);
}

/// <summary>A job.</summary>
/// <param name="Id">Its name; the same one for what goes on with it.</param>
/// <param name="Settings">What its workers have to know.</param>
/// <param name="Ranges">What there is to do.</param>
[GenerateSerializer, Immutable, Alias("recapp.job-plan")]
internal sealed record JobPlan([property: Id(0)] string Id, [property: Id(1)] string Settings, [property: Id(2)] JobRange[] Ranges);

/// <summary>Rows that are computed together.</summary>
/// <param name="Rows">Numbers of the rows.</param>
[GenerateSerializer, Immutable, Alias("recapp.job-range")]
internal sealed record JobRange([property: Id(0)] int[] Rows)
{
    /// <summary>As people are told of it.</summary>
    public override string ToString() => Rows.Length == 1 ? $"row {Rows[0]}" : $"rows {Rows[0]} to {Rows[^1]}";
}

/// <summary>A range that a worker is to compute.</summary>
/// <param name="Job">The job.</param>
/// <param name="Settings">What it has to know.</param>
/// <param name="Number">The range's number in the plan.</param>
/// <param name="Range">The range.</param>
[GenerateSerializer, Immutable, Alias("recapp.job-task")]
internal sealed record JobTask([property: Id(0)] string Job, [property: Id(1)] string Settings, [property: Id(2)] int Number, [property: Id(3)] JobRange Range);

/// <summary>What a home is given.</summary>
/// <param name="Results">Ranges by number with the results of their rows.</param>
/// <param name="IsCancelled">Somebody wants the job to end.</param>
/// <param name="Problem">Why it can't be completed; null where it can.</param>
[GenerateSerializer, Immutable, Alias("recapp.job-delivery")]
internal sealed record JobDelivery([property: Id(0)] JobResult[] Results, [property: Id(1)] bool IsCancelled, [property: Id(2)] string? Problem);

/// <summary>What a worker computed.</summary>
/// <param name="Number">The range's number in the plan.</param>
/// <param name="Rows">[rows of the range].</param>
[GenerateSerializer, Immutable, Alias("recapp.job-result")]
internal sealed record JobResult([property: Id(0)] int Number, [property: Id(1)] byte[][] Rows);

/// <summary>How a job is.</summary>
/// <param name="IsRunning">Its home is alive and at it.</param>
/// <param name="Progress">What the home said last; empty before the first job.</param>
[GenerateSerializer, Immutable, Alias("recapp.job-state")]
internal sealed record JobState([property: Id(0)] bool IsRunning, [property: Id(1)] string Progress);
