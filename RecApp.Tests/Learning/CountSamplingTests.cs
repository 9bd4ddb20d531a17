using MathNet.Numerics.Distributions;
using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class CountSamplingTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(12, 0.03)]
    [InlineData(40, 0.7)]
    [InlineData(1000, 0.01)]
    public void Binomial_ManyDraws_HaveItsProbabilities(int trials, double probability)
    {
        const int Draws = 40_000;
        var random = new Random(1);
        var counts = new int[trials + 1];
        for (int draw = 0; draw < Draws; draw++)
            counts[CountSampling.Binomial(random, trials, probability)]++;

        Assert.All(counts.Index(), count =>
        {
            double expected = Binomial.PMF(probability, trials, count.Index);
            Assert.Equal(expected, (double)count.Item / Draws, 0.0005 + (5 * Math.Sqrt(expected / Draws)));
        });
    }

    [Fact]
    public void Binomial_AMillionTrials_HasItsMeanAndDeviation()
    {
        var random = new Random(2);
        double[] draws = [.. Enumerable.Range(0, 4_000).Select(_ => (double)CountSampling.Binomial(random, 1_000_000, 0.2))];

        Assert.Equal(200_000, draws.Average(), 5 * 400 / Math.Sqrt(4_000));
        Assert.Equal(400, Math.Sqrt(draws.Average(draw => Math.Pow(draw - 200_000, 2))), 25.0);
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(7, 0, 0)]
    [InlineData(7, 1, 7)]
    public void Binomial_NoChance_IsCertain(long trials, double probability, long expected) =>
        Assert.Equal(expected, CountSampling.Binomial(new(1), trials, probability));

    [Fact]
    public void Multinomial_SkewedShares_SumsToTheRowsAndLeavesEmptyBinsEmpty()
    {
        double[] shares = [0, 0.9, 0, 0.0999, 0.0001, 0];
        var random = new Random(3);
        long[] counts = new long[shares.Length], sums = new long[shares.Length];
        for (int draw = 0; draw < 2_000; draw++)
        {
            CountSampling.Multinomial(random, 500, shares, counts);
            Assert.Equal(500, counts.Sum());
            for (int bin = 0; bin < counts.Length; bin++)
                sums[bin] += counts[bin];
        }

        Assert.All(shares.Index(), share => Assert.Equal(share.Item, sums[share.Index] / 1e6, 5 * Math.Sqrt(share.Item * (1 - share.Item) / 1e6)));
    }
}
