using RecApp.Learning;
using RecApp.Monitoring.Drift;

namespace RecApp.Tests.Monitoring.Drift;

public class PsiThresholdsTests
{
    // scipy.stats.chi2.ppf(.99, 19) = 36.19086912927004
    [Fact]
    public void Of_FullBins_IsThatOfChiSquare() =>
        Assert.Equal(36.19086912927004 * ((1 / 20_000.0) + (1 / 4_000.0)), Threshold(new(0.01), [.. Enumerable.Repeat(1_000L, 20)], [.. Enumerable.Repeat(200L, 20)]), 1e-9);

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(30_000)]
    public void Of_UnchangedDataWithRareBins_IsExceededAsOftenAsTheLevelSays(int rows)
    {
        const int Windows = 4_000;
        double[] shares = [0.002, 0.0001, 0.4, 0.3, 0.2, 0.0799, 0.016, 0, 0.002];
        long[] reference = [.. shares.Select(share => (long)Math.Round(share * 50_000))], window = new long[shares.Length];
        var random = new Random(5);
        CountSampling.Multinomial(random, rows, shares, window);
        double threshold = Threshold(new(0.01), reference, window);
        int over = 0;
        for (int again = 0; again < Windows; again++)
        {
            CountSampling.Multinomial(random, 50_000, shares, reference);
            CountSampling.Multinomial(random, rows, shares, window);
            over += HistogramDistance.PopulationStability(reference, window) > threshold ? 1 : 0;
        }

        Assert.InRange(over / (double)Windows, 0.004, 0.018);
    }

    [Fact]
    public void Of_FewRows_IsFarAboveTheFixedRuleAndOfManyFarBelow()
    {
        long[] reference = [.. Enumerable.Repeat(1_000L, 30)];

        Assert.True(Threshold(new(0.01), reference, [.. Enumerable.Repeat(3L, 30)]) > 0.25);
        Assert.True(Threshold(new(0.01), reference, [.. Enumerable.Repeat(1_000L, 30)]) < 0.01);
    }

    [Fact]
    public void Of_OnTwoInstances_IsTheSame()
    {
        long[] reference = [4_000, 900, 90, 9, 1, 0], window = [400, 95, 4, 0, 1, 0];

        Assert.Equal(Threshold(new(0.01), reference, window), Threshold(new(0.01), reference, window));
    }

    private static double Threshold(PsiThresholds thresholds, long[] reference, long[] window)
    {
        var comparison = new FeatureComparison(HistogramPairs.Reference(reference), new(window));
        return thresholds.Of(comparison, HistogramPair.Of(comparison));
    }
}
