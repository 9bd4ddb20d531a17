using Microsoft.Extensions.Time.Testing;
using RecApp.Admission;
using RecApp.Hosting.Limits;

namespace RecApp.Tests.Hosting.Limits;

public class CircuitEventsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CircuitTurns _turns;
    private readonly List<string> _handled = [];

    public CircuitEventsTests() => _turns = new(_clock);

    [Fact]
    public async Task Event_TurnsFree_IsHandledOnTheThreadItCameOn()
    {
        int thread = 0;
        await Raise(NewCircuit(), "gentle", () =>
        {
            thread = Environment.CurrentManagedThreadId;
            return Task.CompletedTask;
        });

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public async Task Event_AnotherCallerHasManyCircuits_IsAmongTheNext()
    {
        var holding = await HoldAllAsync();
        List<Task> events = [.. Enumerable.Range(0, 50).Select(_ => Raise(NewCircuit(), "greedy", Note("greedy")))];
        events.Add(Raise(NewCircuit(), "gentle", Note("gentle")));
        Assert.Empty(_handled);

        holding.SetResult();
        await Task.WhenAll(events);

        Assert.InRange(_handled.IndexOf("gentle"), 0, Environment.ProcessorCount);
    }

    [Fact]
    public async Task Events_OfOneCircuit_KeepTheirOrder()
    {
        var holding = await HoldAllAsync();
        var circuit = NewCircuit();
        Task[] events = [.. Enumerable.Range(0, 200).Select(number => Raise(circuit, "gentle", Note($"{number}")))];

        holding.SetResult();
        await Task.WhenAll(events);

        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"{number}"), _handled);
    }

    [Fact]
    public async Task Event_WaitsForAnAnswer_GivesItsTurnToOthers()
    {
        TaskCompletionSource answer = new();
        Task[] waiting = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount + 4).Select(_ => Raise(NewCircuit(), "patient", () => answer.Task))];
        var next = Raise(NewCircuit(), "gentle", Note("gentle"));

        while (!next.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        Assert.Equal(["gentle"], _handled);
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        answer.SetResult();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Event_ManyOfOneCallerAreBegun_TheOthersOfThatOneWaitAndNobodyElse()
    {
        const int tabs = 150, half = 8;
        TaskCompletionSource answers = new();
        int begun = 0;
        await Raise(NewCircuit(), "gentle", Note("gentle"));
        Task[] greedy = [.. Enumerable.Range(0, tabs).Select(_ => Raise(NewCircuit(), "greedy", async () =>
        {
            Interlocked.Increment(ref begun);
            await answers.Task;
        }))];
        for (int moment = 0; moment < 20; moment++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        Assert.InRange(begun, 1, half);

        var next = Raise(NewCircuit(), "gentle", Note("gentle again"));
        await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        answers.SetResult();
        while (greedy.Any(handled => !handled.IsCompleted))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["gentle", "gentle again"], _handled);
        Assert.Equal(tabs, begun);
    }

    [Fact]
    public async Task Event_Fails_TheCallerHearsOfItAndTheNextIsHandled()
    {
        var circuit = NewCircuit();

        await Assert.ThrowsAsync<FormatException>(() => Raise(circuit, "gentle", () => Task.FromException(new FormatException())));
        await Raise(circuit, "gentle", Note("next"));

        Assert.Equal(["next"], _handled);
    }

    private CircuitEvents NewCircuit() => new(_turns);

    private static async Task Raise(CircuitEvents circuit, string caller, Func<Task> handle)
    {
        Caller.Current = new(caller, Caller.Page);
        // The framework alone can make a context, and the handler only hands it on.
        await circuit.CreateInboundActivityHandler(_ => handle())(null!);
    }

    // Other circuits compute in every turn until told to end.
    private async Task<TaskCompletionSource> HoldAllAsync()
    {
        TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Caller.Current = new("others", Caller.Page);
        for (int turn = 0; turn < Math.Max(2, Environment.ProcessorCount); turn++)
            _ = _turns.TakeAsync(() => end.Task);
        await Task.Yield();
        return end;
    }

    private Func<Task> Note(string what) => () =>
    {
        lock (_handled)
            _handled.Add(what);
        // Computing takes time, by which turns are shared.
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        return Task.CompletedTask;
    };
}
