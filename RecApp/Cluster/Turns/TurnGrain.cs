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
        if (kept.State.TakenUtc is { } taken && taken <= now && now - taken < every)
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
