namespace RecApp.Features.Movies.Pairs;

/// <summary>How far a batch is.</summary>
/// <param name="BatchVersion">The batch.</param>
/// <param name="Done">Pairs that are computed, those of an earlier run included.</param>
/// <param name="Total">All pairs.</param>
/// <param name="PairsPerSecond">Mean of this run; 0 before the first ones are done.</param>
/// <param name="SecondsLeft">At this rate; null before the first ones are done.</param>
public sealed record PairProgress(string BatchVersion, long Done, long Total, double PairsPerSecond, double? SecondsLeft)
{
    /// <summary>0–1.</summary>
    public double Fraction => Total == 0 ? 1 : (double)Done / Total;
}

/// <summary>Counts pairs and reports. Not safe for concurrent use.</summary>
/// <param name="version">The batch.</param>
/// <param name="total">All pairs.</param>
/// <param name="before">Pairs that an earlier run has computed.</param>
/// <param name="clock">Measures the rate.</param>
/// <param name="report">Is told after every addition.</param>
internal sealed class PairProgressMeter(string version, long total, long before, TimeProvider clock, Action<PairProgress> report)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly long _before = before;
    private long _done = before;

    public void Add(long pairs)
    {
        _done += pairs;
        double seconds = clock.GetElapsedTime(_started).TotalSeconds;
        double rate = seconds > 0 ? (_done - _before) / seconds : 0;
        report(new(version, _done, total, Math.Round(rate, 1), rate > 0 ? Math.Round((total - _done) / rate, 1) : null));
    }
}
