using Orleans.Runtime;

namespace RecApp.Cluster.Visitors;

/// <summary>Tells nobody of a deed that is not written down.</summary>
internal sealed class VisitorGrain([PersistentState("visitor", VisitorGrain.Storage)] IPersistentState<VisitorState> kept, TimeProvider clock) : Grain, IVisitorGrain
{
    /// <summary>Where it is written down: with a lifetime, unlike what other grains keep.</summary>
    public const string Storage = "visitors";

    // Shorter than a call may take, so that those who wait see in time that a silo has gone.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private VisitorHistory _current = VisitorHistory.None;
    private DateTimeOffset _forgotten;
    private bool _uncertain;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _current = kept.State.ToHistory();
        return Task.CompletedTask;
    }

    public async Task<VisitorHistory> NextAsync(long known)
    {
        _current = _current.At(clock.GetUtcNow());
        if (_current.Revision == known)
            await Task.WhenAny(_changed.Task, Task.Delay(LongestWait, clock));
        return _current;
    }

    public async Task TellAsync(VisitorDeed deed)
    {
        // It was on its way when the visitor asked to forget.
        if (deed.DoneUtc <= _forgotten)
            return;
        await MakeCertainAsync();
        _uncertain = true;
        var next = _current.With(deed, clock.GetUtcNow());
        kept.State = new() { Revision = next.Revision, Deeds = [.. next.Deeds] };
        await kept.WriteStateAsync();
        Show(next);
    }

    public async Task ForgetAsync(DateTimeOffset until)
    {
        await MakeCertainAsync();
        _uncertain = true;
        await kept.ClearStateAsync();
        _forgotten = until;
        Show(_current.Emptied(clock.GetUtcNow()));
    }

    // A write that failed leaves its change in memory, and may have reached Redis all the same.
    private async Task MakeCertainAsync()
    {
        if (!_uncertain)
            return;
        await kept.ReadStateAsync();
        var known = kept.State.ToHistory();
        _uncertain = false;
        if (known.Revision != _current.Revision)
            Show(known.Revision > _current.Revision ? known : known with { Revision = _current.Revision + 1 });
    }

    private void Show(VisitorHistory history)
    {
        _uncertain = false;
        _current = history;
        var told = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
    }
}

/// <summary>What is written down of a visitor.</summary>
[GenerateSerializer, Alias("recapp.visitor-state")]
internal sealed class VisitorState
{
    [Id(0)]
    public long Revision { get; set; }

    [Id(1)]
    public VisitorDeed[] Deeds { get; set; } = [];

    public VisitorHistory ToHistory() => new(Revision, Deeds);
}
