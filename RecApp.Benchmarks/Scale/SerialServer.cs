namespace RecApp.Benchmarks.Scale;

/// <summary>Something that does one thing after the other, such as a grain or a network card.</summary>
internal sealed class SerialServer(EventQueue events)
{
    private double _free;

    /// <summary>For how many seconds it was at work.</summary>
    public double Busy { get; private set; }

    /// <summary>Does something as soon as it has done what was asked of it before.</summary>
    /// <param name="seconds">How long it takes.</param>
    /// <param name="done">What happens then.</param>
    public void Do(double seconds, Action done)
    {
        _free = Math.Max(_free, events.Now) + seconds;
        Busy += seconds;
        events.After(_free - events.Now, done);
    }
}
