using Orleans.Runtime;

namespace RecApp.Cluster.Jobs;

/// <summary>
/// Who is not heard of for a while is dead, and its range goes to another one; a range of which three workers died, or that three could not
/// compute, is given up and named. How often a range was tried is written down: the machine it kills may be the one that counts.
/// </summary>
internal sealed partial class JobGrain([PersistentState("job")] IPersistentState<JobAttempts> attempts, TimeProvider clock, ILogger<JobGrain> logger) : Grain, IJobGrain
{
    /// <summary>How long a worker or home may be silent.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>How often a range is tried.</summary>
    public const int Tries = 3;

    // Results wait for the home in memory: so many bytes, then workers get nothing new, and no message holds more.
    private const long MostWaiting = 32 * 1024 * 1024;

    private readonly Dictionary<int, RangeWork> _open = [];
    private readonly Dictionary<int, JobResult> _delivered = [];
    private JobPlan? _plan;
    private string _home = "", _progress = "";
    private long _heard;
    private bool _cancelled;
    private string? _problem;

    private bool IsRunning => _plan is not null && clock.GetElapsedTime(_heard) < Silence;

    public async Task<bool> BeginAsync(string home, JobPlan plan)
    {
        if (IsRunning && _home != home)
            return false;
        (_home, _plan, _cancelled, _problem, _heard) = (home, plan, false, null, clock.GetTimestamp());
        _open.Clear();
        _delivered.Clear();
        for (int number = 0; number < plan.Ranges.Length; number++)
            _open.Add(number, new());
        // The ranges of what goes on with a job are other ones: what counts is their first row.
        if (attempts.State.Job != plan.Id)
            attempts.State = new() { Job = plan.Id };
        await WriteAsync();
        return true;
    }

    public Task<JobDelivery?> CollectAsync(string home, int[] written, string progress)
    {
        if (_plan is null || _home != home)
            return Task.FromResult<JobDelivery?>(null);
        (_heard, _progress) = (clock.GetTimestamp(), progress);
        foreach (int number in written)
        {
            _open.Remove(number);
            _delivered.Remove(number);
        }
        return Task.FromResult<JobDelivery?>(new([.. Portion()], _cancelled, _problem));
    }

    public Task EndAsync(string home, string progress)
    {
        if (_home == home)
        {
            (_plan, _progress) = (null, progress);
            _open.Clear();
            _delivered.Clear();
        }
        return Task.CompletedTask;
    }

    public Task<bool> CancelAsync()
    {
        _cancelled |= IsRunning;
        return Task.FromResult(IsRunning);
    }

    public Task<JobState> StateAsync() => Task.FromResult(new JobState(IsRunning, _progress));

    public async Task<JobTask?> TakeAsync(string worker)
    {
        if (_plan is not { } plan || !IsRunning || _cancelled || _problem is not null || _delivered.Values.Sum(BytesOf) >= MostWaiting)
            return null;
        foreach (var (number, work) in _open)
        {
            if (_delivered.ContainsKey(number) || (work.Worker is not null && clock.GetElapsedTime(work.Heard) < Silence))
                continue;
            if (work.Worker is not null)
                LogSilent(work.Worker, plan.Ranges[number]);
            int first = plan.Ranges[number].Rows[0];
            int tried = attempts.State.Tries.GetValueOrDefault(first);
            if (tried >= Tries)
            {
                GiveUp(plan.Ranges[number], work.Problem ?? "whoever computed it was not heard of again");
                return null;
            }
            (work.Worker, work.Heard) = (worker, clock.GetTimestamp());
            attempts.State.Tries[first] = tried + 1;
            await WriteAsync();
            return new(plan.Id, plan.Settings, number, plan.Ranges[number]);
        }
        return null;
    }

    public Task<bool> RenewAsync(string worker, string job, int range)
    {
        if (Of(worker, job, range) is not { } work || _cancelled || !IsRunning)
            return Task.FromResult(false);
        work.Heard = clock.GetTimestamp();
        return Task.FromResult(true);
    }

    public Task DeliverAsync(string worker, string job, int range, byte[][] rows)
    {
        if (Of(worker, job, range) is not null)
            _delivered[range] = new(range, rows);
        return Task.CompletedTask;
    }

    public async Task ReturnAsync(string worker, string job, int range, string? problem)
    {
        if (Of(worker, job, range) is not { } work)
            return;
        (work.Worker, work.Problem) = (null, problem ?? work.Problem);
        int first = _plan!.Ranges[range].Rows[0];
        // Who ends in an orderly way has not died of it.
        if (problem is null)
            attempts.State.Tries[first]--;
        else if (attempts.State.Tries[first] >= Tries)
            GiveUp(_plan.Ranges[range], problem);
        await WriteAsync();
    }

    private static long BytesOf(JobResult result) => result.Rows.Sum(row => (long)row.Length);

    private IEnumerable<JobResult> Portion()
    {
        long bytes = 0;
        return _delivered.Values.TakeWhile(result => (bytes += BytesOf(result)) == BytesOf(result) || bytes <= MostWaiting);
    }

    private RangeWork? Of(string worker, string job, int range) =>
        _plan?.Id == job && _open.TryGetValue(range, out var work) && work.Worker == worker ? work : null;

    private void GiveUp(JobRange range, string why)
    {
        _problem = $"It was given up after {Tries} tries of {range}: {why}.";
        LogGivenUp(range, why);
    }

    private async Task WriteAsync()
    {
        try
        {
            await attempts.WriteStateAsync();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The job goes on while Redis is away; only if this silo dies as well are the tries forgotten.
            LogUnwritten(problem.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The worker {Worker} is not heard of; {Range} goes to another one")]
    private partial void LogSilent(string worker, JobRange range);

    [LoggerMessage(LogLevel.Error, "{Range} is given up: {Why}")]
    private partial void LogGivenUp(JobRange range, string why);

    [LoggerMessage(LogLevel.Warning, "How often ranges were tried is not written down: {Reason}")]
    private partial void LogUnwritten(string reason);

    private sealed class RangeWork
    {
        public string? Worker { get; set; }

        public long Heard { get; set; }

        public string? Problem { get; set; }
    }
}

/// <summary>What is written down of a job: how often each range was tried, by its first row.</summary>
[GenerateSerializer, Alias("recapp.job-attempts")]
internal sealed class JobAttempts
{
    [Id(0)]
    public string Job { get; set; } = "";

    [Id(1)]
    public Dictionary<int, int> Tries { get; set; } = [];
}
