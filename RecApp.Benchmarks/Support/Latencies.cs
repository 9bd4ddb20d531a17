using System.Globalization;

namespace RecApp.Benchmarks.Support;

/// <summary>Durations of one kind of call in milliseconds, with the percentiles that the documentation states.</summary>
internal sealed class Latencies(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    /// <summary>Nearest-rank percentile, <paramref name="percent"/> in 0–100.</summary>
    public double Percentile(double percent) =>
        _sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * _sorted.Length) - 1, 0, _sorted.Length - 1)];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"n {_sorted.Length,6}  p50 {Percentile(50),7:F2} ms  p95 {Percentile(95),7:F2} ms  p99 {Percentile(99),7:F2} ms  max {_sorted[^1],7:F2} ms");
}
