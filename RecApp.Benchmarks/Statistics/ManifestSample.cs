using RecApp.Bundles;
using RecApp.Learning;
using RecApp.Monitoring.Drift;

namespace RecApp.Benchmarks.Statistics;

/// <summary>Data of the shape that a feature of a shipped model has in training.</summary>
internal sealed class ManifestSample(FeatureReference shipped)
{
    private readonly double[] _shares = [.. shipped.Counts.Select(count => (double)count / shipped.Counts.Sum())];

    public FeatureReference Shipped => shipped;

    /// <summary>Standard deviation of the values, each at any place in its bin.</summary>
    public double Deviation
    {
        get
        {
            double mean = Moment(value => value);
            return Math.Sqrt(Moment(value => Math.Pow(value - mean, 2)) + (Math.Pow(shipped.Edges[1] - shipped.Edges[0], 2) / 12));
        }
    }

    /// <summary>Other training data of the same kind and number.</summary>
    public FeatureReference Reference(Random random) => shipped with { Counts = Counts(random, shipped.Counts.Sum()) };

    /// <summary>A window of unchanged data.</summary>
    public WindowCounts Window(Random random, long rows) => new(Counts(random, rows));

    /// <summary>A window whose values were changed.</summary>
    public WindowCounts Window(Random random, int rows, Func<double, double> change) =>
        WindowCounts.Of(shipped, Counts(random, rows).SelectMany((count, bin) => Enumerable.Range(0, (int)count)
            .Select(_ => change(shipped.Edges[bin] + (random.NextDouble() * (shipped.Edges[bin + 1] - shipped.Edges[bin]))))));

    /// <summary>The mean of the values, bins at their middles.</summary>
    public double Mean => Moment(value => value);

    private double Moment(Func<double, double> of) => _shares.Select((share, bin) => share * of((shipped.Edges[bin] + shipped.Edges[bin + 1]) / 2)).Sum();

    private long[] Counts(Random random, long rows)
    {
        var counts = new long[_shares.Length];
        CountSampling.Multinomial(random, rows, _shares, counts);
        return counts;
    }
}
