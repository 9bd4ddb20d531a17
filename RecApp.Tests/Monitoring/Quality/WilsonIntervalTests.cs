using MathNet.Numerics.Distributions;
using RecApp.Monitoring.Quality;

namespace RecApp.Tests.Monitoring.Quality;

public class WilsonIntervalTests
{
    // scipy.stats.binomtest(hits, cases).proportion_ci(.95, 'wilson')
    [Theory]
    [InlineData(0, 10, 0, 0.27753279986288926)]
    [InlineData(5, 10, 0.236593090512564, 0.7634069094874361)]
    [InlineData(81, 263, 0.2552885198782742, 0.36620957698280004)]
    [InlineData(10, 10, 0.7224672001371109, 1)]
    public void Of_CountedCases_IsScipys(long hits, long cases, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, cases);

        Assert.Equal((double)hits / cases, interval.Share);
        Assert.Equal(low, interval.Low, 1e-10);
        Assert.Equal(high, interval.High, 1e-10);
    }

    [Fact]
    public void Of_NoCase_IsAnything() => Assert.Equal(new(0, 0, 1), WilsonInterval.Of(0, 0));

    // By the binomial's own probabilities, not by chance. The worst shares of few cases are known to reach some 84 %.
    [Fact]
    public void Of_EveryOutcome_HoldsTheTrueShareAsOftenAsItSays()
    {
        foreach (int cases in new[] { 10, 40, 200 })
        {
            double[] coverage = [.. Enumerable.Range(1, 99).Select(percent => Enumerable.Range(0, cases + 1)
                .Where(hits => WilsonInterval.Of(hits, cases) is var interval && interval.Low <= percent / 100.0 && percent / 100.0 <= interval.High)
                .Sum(hits => Binomial.PMF(percent / 100.0, cases, hits)))];

            Assert.InRange(coverage.Average(), 0.945, 0.96);
            Assert.True(coverage.Min() > 0.83);
        }
    }

    [Theory]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(1, 5, 1)]
    [InlineData(1, 5, double.NaN)]
    public void Of_WhatCannotBe_IsRefused(long hits, long cases, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(hits, cases, confidence));
}
