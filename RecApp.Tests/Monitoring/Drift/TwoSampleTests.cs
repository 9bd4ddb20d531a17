using RecApp.Monitoring.Drift;

namespace RecApp.Tests.Monitoring.Drift;

public class TwoSampleTests
{
    private static readonly long[] Window = [18, 25, 40, 12, 5];
    private static readonly long[] Reference = [180, 300, 350, 140, 30];

    // scipy.special.kolmogorov(x)
    [Theory]
    [InlineData(0.5, 0.9639452436648751)]
    [InlineData(0.8276, 0.49995841656354456)]
    [InlineData(1, 0.26999967167735456)]
    [InlineData(1.6276, 0.010001537333060776)]
    [InlineData(4, 2.532833109818835e-14)]
    public void KolmogorovTail_OfAValue_IsScipys(double x, double expected) => Assert.Equal(expected, KolmogorovSmirnov.Tail(x), expected * 1e-10);

    [Fact]
    public void KolmogorovTail_OfRisingValues_Falls()
    {
        double[] tails = [.. Enumerable.Range(0, 600).Select(i => KolmogorovSmirnov.Tail(i / 100.0))];

        Assert.Equal(1, tails[0]);
        Assert.All(tails.Zip(tails.Skip(1)), pair => Assert.True(pair.First >= pair.Second - 1e-12));
    }

    // scipy.stats.ks_2samp of the bins' numbers, repeated by their counts: statistic 0.05;
    // n = 100 * 1000 / 1100; scipy.special.kolmogorov((n ** .5 + .12 + .11 / n ** .5) * .05)
    [Fact]
    public void KolmogorovSmirnov_OfTwoHistograms_IsThatOfTheirRows()
    {
        double distance = KolmogorovSmirnov.Distance(HistogramPairs.Of(Reference, Window));

        Assert.Equal(0.05, distance, 1e-12);
        Assert.Equal(0.9736295803109261, KolmogorovSmirnov.PValue(distance, 1000, 100), 1e-12);
    }

    // scipy.stats.chi2_contingency([a, b], correction=False); in the second, the first two columns were added to the third,
    // as they expect fewer than five rows.
    [Theory]
    [InlineData(new long[] { 18, 25, 40, 12, 15 }, new long[] { 180, 300, 350, 140, 130 }, FeatureKind.Numeric, 0.745087958944136)]
    [InlineData(new long[] { 0, 0, 55, 45 }, new long[] { 1, 3, 500, 496 }, FeatureKind.Numeric, 0.3803220576419212)]
    [InlineData(new long[] { 60, 35, 5 }, new long[] { 500, 400, 100 }, FeatureKind.Category, 0.0934162790374006)]
    [InlineData(new long[] { 3, 1 }, new long[] { 200, 900 }, FeatureKind.Numeric, 1)]
    public void ChiSquare_OfTwoHistograms_IsScipys(long[] window, long[] reference, FeatureKind kind, double expected) =>
        Assert.Equal(expected, ChiSquareTest.PValue(HistogramPairs.Of(reference, window, kind)), 1e-10);

    // scipy.stats.chi2.sf(x, 39)
    [Theory]
    [InlineData(0, 1)]
    [InlineData(54.9, 0.04701504707418998)]
    [InlineData(500, 2.3913835314237335e-81)]
    [InlineData(1e7, 0)]
    public void ChiSquareTail_OfAValue_IsScipys(double statistic, double expected) =>
        Assert.Equal(expected, ChiSquareTest.UpperTail(statistic, 39), expected * 1e-9);

    // a, b = the counts plus a half, over their sums; ((a - b) * numpy.log(a / b)).sum()
    [Fact]
    public void PopulationStability_OfTwoHistograms_IsItsFormula() =>
        Assert.Equal(0.030781198171676606, HistogramDistance.PopulationStability(Reference, Window), 1e-14);

    // scipy.spatial.distance.jensenshannon(a, b, base=2) ** 2
    [Fact]
    public void JensenShannon_OfTwoHistograms_IsScipys() =>
        Assert.Equal(0.00522290096268429, HistogramDistance.JensenShannon(HistogramPairs.Of(Reference, Window)), 1e-14);

    [Fact]
    public void Distances_OfTheSameShape_AreZeroAndOfOppositesTheGreatest()
    {
        var same = HistogramPairs.Of([10, 0, 30], [100, 0, 300]);
        var opposite = HistogramPairs.Of([10, 0, 0], [0, 0, 300]);

        Assert.Equal((0, 0), (HistogramDistance.JensenShannon(same), KolmogorovSmirnov.Distance(same)));
        Assert.Equal((1, 1), (HistogramDistance.JensenShannon(opposite), KolmogorovSmirnov.Distance(opposite)));
    }

    // scipy.stats.false_discovery_control([.01, .04, .03, .005, .5, .03])
    [Fact]
    public void FalseDiscovery_OfSixTests_IsScipys()
    {
        double[] expected = [0.03, 0.048, 0.045, 0.03, 0.5, 0.045], corrected = FalseDiscovery.Correct([0.01, 0.04, 0.03, 0.005, 0.5, 0.03]);

        Assert.All(expected.Zip(corrected), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Empty(FalseDiscovery.Correct([]));
    }
}
