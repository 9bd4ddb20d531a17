using RecApp.Monitoring.Latency;
using RecApp.Storage.Hours;

namespace RecApp.Monitoring.Watching;

/// <summary>What hours add up to.</summary>
internal sealed class TrafficSum
{
    private readonly long[] _outcomes = new long[Enum.GetValues<Outcome>().Length];
    private readonly LatencyHistogram _durations = new();

    public static Traffic Of(IEnumerable<HourRow> rows)
    {
        TrafficSum sum = new();
        foreach (var row in rows)
            sum.Add(row);
        return sum.ToTraffic();
    }

    private void Add(HourRow row)
    {
        for (int outcome = 0; outcome < _outcomes.Length; outcome++)
            _outcomes[outcome] += row.Outcomes[outcome];
        _durations.Add(LatencyHistogram.FromBytes(row.Durations));
    }

    private Traffic ToTraffic() => new(
        _outcomes[(int)Outcome.Answered], _outcomes[(int)Outcome.Invalid], _outcomes[(int)Outcome.Busy], _outcomes[(int)Outcome.Unavailable],
        _outcomes[(int)Outcome.Cancelled], _outcomes[(int)Outcome.Failed],
        _durations.Quantile(0.5)?.TotalMilliseconds, _durations.Quantile(0.95)?.TotalMilliseconds, _durations.Quantile(0.99)?.TotalMilliseconds);
}
