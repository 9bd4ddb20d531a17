using Orleans.Runtime;

namespace RecApp.Cluster;

/// <summary>What ends a silo, such as the others' word that it is dead, would end the process: here only the silo ends.</summary>
internal sealed class SiloFailure : IFatalErrorHandler
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails when the silo can't go on.</summary>
    public Task Happened => _happened.Task;

    public bool IsUnexpected(Exception exception) => exception is not SiloUnavailableException and not OperationCanceledException;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) =>
        _happened.TrySetException(new OrleansException(context is { Length: > 0 } ? context : "It can't go on.", exception!));
}
