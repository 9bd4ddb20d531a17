namespace RecApp.Tests.Support;

/// <summary>The system's clock, put forward by a test; timers and measured times go on as they are.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public void Shift(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));
}
