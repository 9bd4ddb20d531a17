using Orleans.Runtime;

namespace RecApp.Cluster.Versions;

/// <summary>Tells nobody of a choice that is not written down.</summary>
internal sealed class VersionGrain([PersistentState("version")] IPersistentState<VersionState> kept, TimeProvider clock) : Grain, IVersionGrain
{
    // Shorter than a call may take, so that those who wait see in time that a silo has gone.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private VersionChoice _current = new(0, null, default);
    private bool _uncertain;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _current = kept.State.ToChoice();
        return Task.CompletedTask;
    }

    public async Task<VersionChoice> NextAsync(long known)
    {
        if (_current.Revision == known)
            await Task.WhenAny(_changed.Task, Task.Delay(LongestWait, clock));
        return _current;
    }

    public Task<VersionChoice> ChooseAsync(string version) => WriteAsync(version, wanted: null, after: 0);

    public Task<VersionChoice> OfferAsync(string version, DateTimeOffset wantedUtc, long after) => WriteAsync(version, wantedUtc, after);

    private async Task<VersionChoice> WriteAsync(string version, DateTimeOffset? wanted, long after)
    {
        // A write that failed leaves its change in memory, and may have reached Redis all the same.
        if (_uncertain)
        {
            await kept.ReadStateAsync();
            Tell();
        }
        if (wanted is { } time && _current.Version is not null && _current.Revision != after && _current.ChosenUtc >= time)
            return _current;
        _uncertain = true;
        var now = clock.GetUtcNow();
        // By the time, so that it ascends also where Redis has lost what it knew.
        kept.State = new() { Revision = Math.Max(_current.Revision + 1, now.UtcTicks), Version = version, ChosenUtc = wanted ?? now };
        await kept.WriteStateAsync();
        Tell();
        return _current;
    }

    private void Tell()
    {
        _uncertain = false;
        _current = kept.State.ToChoice();
        var told = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
    }
}

/// <summary>What is written down of a choice.</summary>
[GenerateSerializer, Alias("recapp.version-state")]
internal sealed class VersionState
{
    [Id(0)]
    public long Revision { get; set; }

    [Id(1)]
    public string? Version { get; set; }

    [Id(2)]
    public DateTimeOffset ChosenUtc { get; set; }

    public VersionChoice ToChoice() => new(Revision, Version, ChosenUtc);
}
