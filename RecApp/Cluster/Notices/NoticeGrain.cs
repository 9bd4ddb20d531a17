namespace RecApp.Cluster.Notices;

/// <summary>Keeps nothing: a grain that begins anew is a change, and whoever reads once too often loses nothing.</summary>
internal sealed class NoticeGrain(TimeProvider clock) : Grain, INoticeGrain
{
    // Shorter than a call may take, so that those who wait see in time that a silo has gone.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _revision = clock.GetUtcNow().UtcTicks;

    public async Task<long> NextAsync(long known)
    {
        if (_revision == known)
            await Task.WhenAny(_told.Task, Task.Delay(LongestWait, clock));
        return _revision;
    }

    public Task TellAsync()
    {
        _revision++;
        var told = _told;
        _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
        return Task.CompletedTask;
    }
}
