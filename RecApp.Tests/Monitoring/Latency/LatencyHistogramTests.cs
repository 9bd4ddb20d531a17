using RecApp.Monitoring.Latency;

namespace RecApp.Tests.Monitoring.Latency;

public class LatencyHistogramTests
{
    [Fact]
    public void Quantile_OfAnyTimes_IsWithinThreePercent()
    {
        var random = new Random(1);
        foreach (double scale in new[] { 0.02, 1, 40, 3_000 })
        {
            double[] times = [.. Enumerable.Range(0, 3_000).Select(_ => scale * Math.Exp(2 * random.NextDouble() * random.NextDouble())).Order()];
            var histogram = Of(times);

            foreach (double share in new[] { 0.0, 0.01, 0.5, 0.95, 0.99, 0.999, 1 })
            {
                double exact = times[Math.Max(0, (int)Math.Ceiling(share * times.Length) - 1)];
                Assert.Equal(exact, histogram.Quantile(share)!.Value.TotalMilliseconds, 0.0301 * exact);
            }
        }
    }

    [Fact]
    public void Add_OfTwoHistograms_IsThatOfAllTimes()
    {
        double[] times = [.. Enumerable.Range(1, 500).Select(i => i * i / 7.0)];
        var (one, two) = (Of(times[..200]), Of(times[200..]));

        one.Add(two);

        Assert.Equal(Of(times).ToBytes(), one.ToBytes());
        Assert.Equal(500, one.Count);
    }

    [Theory]
    [InlineData(-1, 0.0097)]
    [InlineData(0, 0.0097)]
    [InlineData(1e9, 1_000_000)]
    public void Add_TimesOutsideTheRange_CountInTheOutermostBucket(double milliseconds, double expected) =>
        Assert.Equal(expected, Of(milliseconds).Quantile(0.5)!.Value.TotalMilliseconds, expected * 0.05);

    [Fact]
    public void Add_ATime_AllocatesNothing()
    {
        var histogram = Of(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
            histogram.Add(TimeSpan.FromMilliseconds(i));

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task Add_FromManyThreads_LosesNothing()
    {
        var histogram = new LatencyHistogram();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 50_000; i++)
                histogram.Add(TimeSpan.FromMilliseconds(5));
        })));

        Assert.Equal(200_000, histogram.Count);
    }

    [Fact]
    public void Bytes_OfAnHourOfTimes_AreFewAndComeBack()
    {
        var random = new Random(2);
        var histogram = Of([.. Enumerable.Range(0, 100_000).Select(_ => 20 * Math.Exp(3 * random.NextDouble()))]);
        byte[] bytes = histogram.ToBytes();

        Assert.InRange(bytes.Length, 50, 400);
        Assert.Equal(bytes, LatencyHistogram.FromBytes(bytes).ToBytes());
    }

    [Fact]
    public void Quantile_WithoutTimes_IsNone()
    {
        var none = LatencyHistogram.FromBytes(new LatencyHistogram().ToBytes());

        Assert.Null(none.Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => none.Quantile(1.01));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2 })]
    [InlineData(new byte[] { 1, 5 })]
    [InlineData(new byte[] { 1, 0, 5 })]
    [InlineData(new byte[] { 1, 5, 0 })]
    [InlineData(new byte[] { 1, 5, 3, 0, 3 })]
    [InlineData(new byte[] { 1, 0xFF, 0x7F, 1 })]
    [InlineData(new byte[] { 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void FromBytes_Damaged_IsRefused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => LatencyHistogram.FromBytes(bytes));

    private static LatencyHistogram Of(params double[] milliseconds)
    {
        var histogram = new LatencyHistogram();
        foreach (double time in milliseconds)
            histogram.Add(TimeSpan.FromMilliseconds(time));
        return histogram;
    }
}
