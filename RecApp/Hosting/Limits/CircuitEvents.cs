using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecApp.Hosting.Limits;

/// <summary>Lets a circuit's events take turns with those of others, one after the other in the order they came.</summary>
internal sealed class CircuitEvents(CircuitTurns turns) : CircuitHandler
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context => HandleAsync(() => next(context));

    private async Task HandleAsync(Func<Task> handle)
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_lock)
            (before, _last) = (_last, begun.Task);
        Task handled;
        try
        {
            await before;
            handled = await turns.TakeAsync(handle);
        }
        finally
        {
            begun.SetResult();
        }
        await handled;
    }
}
