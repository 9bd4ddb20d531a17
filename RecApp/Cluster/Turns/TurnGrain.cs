using Orleans.Runtime;

namespace RecApp.Cluster.Turns;

/// <summary>Gives a turn only once it is written down: a restart of all gives none twice.</summary>
internal sealed class TurnGrain([PersistentState("turn")] IPersistentState<TurnState> kept, TimeProvider clock) : Grain, ITurnGrain
{
    private bool _uncertain;

    public async Task<bool> TakeAsync(TimeSpan every)
    {
        if (_uncertain)
            await kept.ReadStateAsync();
        _uncertain = false;
        var now = clock.GetUtcNow();
        // Either way: it may have been taken by a clock that is ahead. One that was set back by more than that is no reason to wait.
        if (kept.State.TakenUtc is { } taken && (now - taken).Duration() < every)
            return false;
        // A write that failed leaves its change in memory.
        _uncertain = true;
        kept.State = new() { TakenUtc = now };
        await kept.WriteStateAsync();
        _uncertain = false;
        return true;
    }
}

/// <summary>What is written down of a turn.</summary>
[GenerateSerializer, Alias("recapp.turn-state")]
internal sealed class TurnState
{
    [Id(0)]
    public DateTimeOffset? TakenUtc { get; set; }
}
