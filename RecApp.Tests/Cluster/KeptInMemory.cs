using Orleans.Runtime;

namespace RecApp.Tests.Cluster;

/// <summary>What a grain keeps, in memory; writing fails while it is told to, before or after the change has arrived.</summary>
internal sealed class KeptInMemory<T>(Func<T, T> copy) : IPersistentState<T> where T : class, new()
{
    private T _kept = new();

    public T State { get; set; } = new();

    public string Etag => "";

    public bool RecordExists => true;

    public bool IsAway { get; set; }

    public bool ArrivesAllTheSame { get; set; }

    public Task ClearStateAsync()
    {
        State = new();
        return WriteStateAsync();
    }

    public Task WriteStateAsync()
    {
        if (!IsAway || ArrivesAllTheSame)
            _kept = copy(State);
        return IsAway ? Task.FromException(new OrleansException("Redis is away.")) : Task.CompletedTask;
    }

    public Task ReadStateAsync()
    {
        if (IsAway)
            return Task.FromException(new OrleansException("Redis is away."));
        State = copy(_kept);
        return Task.CompletedTask;
    }
}
