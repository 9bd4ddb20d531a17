namespace RecApp.Benchmarks.Scale;

/// <summary>What will happen, in the order of its time; nothing takes time but what is said to.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (double At, long Order)> _events = new();
    private long _count;

    /// <summary>Seconds since the beginning.</summary>
    public double Now { get; private set; }

    /// <summary>Has something happen later.</summary>
    /// <param name="seconds">From now.</param>
    /// <param name="action">What happens then.</param>
    public void After(double seconds, Action action) => _events.Enqueue(action, (Now + seconds, _count++));

    /// <summary>Lets everything happen until a time, or until <paramref name="isOver"/>.</summary>
    public void Run(double until, Func<bool>? isOver = null)
    {
        while (isOver?.Invoke() != true && _events.TryPeek(out _, out var next) && next.At <= until)
        {
            var action = _events.Dequeue();
            Now = next.At;
            action();
        }
    }
}
