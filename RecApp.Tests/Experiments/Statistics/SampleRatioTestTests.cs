using RecApp.Experiments.Statistics;
using RecApp.Learning;

namespace RecApp.Tests.Experiments.Statistics;

public class SampleRatioTestTests
{
    // k = 1000; numpy.exp(-(gammaln(k) - gammaln(k + n.sum()) + (gammaln(k * p + n) - gammaln(k * p)).sum() - (n * log(p)).sum()))
    [Theory]
    [InlineData(new long[] { 5300, 4700 }, new[] { 0.5, 0.5 }, 2.570294319255449e-07)]
    [InlineData(new long[] { 5150, 4850 }, new[] { 0.5, 0.5 }, 0.05543115204176216)]
    [InlineData(new long[] { 520, 480, 100 }, new[] { 0.45, 0.45, 0.1 }, 1)]
    [InlineData(new long[] { 0, 0 }, new[] { 0.5, 0.5 }, 1)]
    public void PValue_OfCounts_IsItsFormula(long[] visitors, double[] shares, double expected) =>
        Assert.Equal(expected, SampleRatioTest.PValue(visitors, shares), expected * 1e-7);

    [Fact]
    public void PValue_SoundTrafficLookedAtOnManyDays_IsHardlyEverAMismatch()
    {
        var random = new Random(1);
        long[] arrived = new long[3];
        double[] shares = [0.8, 0.1, 0.1];
        int wrong = 0;
        for (int experiment = 0; experiment < 1_000; experiment++)
        {
            long[] visitors = [0, 0, 0];
            bool mismatch = false;
            for (int day = 0; day < 60; day++)
            {
                CountSampling.Multinomial(random, 500, shares, arrived);
                visitors = [.. visitors.Zip(arrived, (one, two) => one + two)];
                mismatch |= SampleRatioTest.PValue(visitors, shares) <= SampleRatioTest.Threshold;
            }
            wrong += mismatch ? 1 : 0;
        }

        Assert.InRange(wrong, 0, 4);
    }

    [Fact]
    public void PValue_AVariantThatLosesATenth_IsAMismatchWithinAMonth() =>
        Assert.True(SampleRatioTest.PValue([15_000, 13_500], [0.5, 0.5]) <= SampleRatioTest.Threshold);

    [Fact]
    public void PValue_OtherNumbers_IsRefused() => Assert.Throws<ArgumentException>(() => SampleRatioTest.PValue([1, 2, 3], [0.5, 0.5]));
}
