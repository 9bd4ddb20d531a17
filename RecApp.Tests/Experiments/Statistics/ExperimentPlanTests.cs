using RecApp.Experiments.Statistics;

namespace RecApp.Tests.Experiments.Statistics;

public class ExperimentPlanTests
{
    // c = sqrt(2 * (K + 1) / K * log(sqrt(K + 1) / .05)) with K = -2 * log(.05) + log(1 - 2 * log(.05));
    // (.1 * .9 / .5 + .12 * .88 / .5) * (c + scipy.stats.norm.ppf(.8)) ** 2 / .02 ** 2
    [Fact]
    public void Visitors_OfTwoHalves_AreTheirFormula()
    {
        var plan = new ExperimentPlan(0.1, 0.02, [0.5, 0.5]);

        Assert.Equal(14_699.156708448583, plan.Visitors, 1e-6);
        Assert.Equal(7_350, plan.VisitorsOf(0));
        Assert.Equal(7_350, plan.VisitorsOf(1));
    }

    [Fact]
    public void PowerAt_ThePlannedVisitors_IsThePlannedPower()
    {
        foreach (double power in new[] { 0.5, 0.8, 0.95 })
        {
            var plan = new ExperimentPlan(0.3, -0.04, [0.6, 0.2, 0.2], power: power);

            Assert.Equal(power, plan.PowerAt(1, (long)Math.Round(plan.Visitors)), 0.001);
            Assert.True(plan.PowerAt(1, (long)plan.Visitors / 2) < power);
        }
        Assert.Equal(0, new ExperimentPlan(0.3, 0.1, [0.5, 0.5]).PowerAt(1, 0));
    }

    [Fact]
    public void Visitors_WhateverMakesItHarder_AreMore()
    {
        double Visitors(double baseRate = 0.2, double effect = 0.05, double[]? shares = null, double alpha = 0.05, double power = 0.8) =>
            new ExperimentPlan(baseRate, effect, shares ?? [0.5, 0.5], alpha, power).Visitors;

        double plain = Visitors();
        Assert.All([Visitors(effect: 0.04), Visitors(baseRate: 0.4), Visitors(shares: [0.9, 0.1]), Visitors(shares: [0.4, 0.3, 0.3]), Visitors(alpha: 0.01), Visitors(power: 0.9)],
            harder => Assert.True(harder > plain));
    }

    // A tenth of 518 visitors would find the effect, were there ten failures among them to begin with.
    [Fact]
    public void Visitors_AGreatEffectInASmallVariant_AreEnoughToBegin()
    {
        var plan = new ExperimentPlan(0.5, 0.25, [0.9, 0.1]);

        Assert.Equal(80, plan.VisitorsOf(1));
    }

    [Theory]
    [InlineData(0, 100, 147)]
    [InlineData(14_600, 100, 1)]
    [InlineData(14_700, 100, 0)]
    [InlineData(20_000, 0, 0)]
    public void DaysToGo_AtARate_AreRoundedUp(long visitors, double perDay, int days) =>
        Assert.Equal(days, new ExperimentPlan(0.1, 0.02, [0.5, 0.5]).DaysToGo(visitors, perDay));

    [Fact]
    public void DaysToGo_NobodyComes_AreUnknown() => Assert.Null(new ExperimentPlan(0.1, 0.02, [0.5, 0.5]).DaysToGo(5, 0));

    [Theory]
    [InlineData(0, 0.1, 0.05, 0.8)]
    [InlineData(0.95, 0.1, 0.05, 0.8)]
    [InlineData(0.1, -0.1, 0.05, 0.8)]
    [InlineData(0.1, 0, 0.05, 0.8)]
    [InlineData(0.1, 0.1, 0, 0.8)]
    [InlineData(0.1, 0.1, 0.05, 1)]
    [InlineData(double.NaN, 0.1, 0.05, 0.8)]
    public void Plan_OfNumbersOutsideTheirRange_IsRefused(double baseRate, double effect, double alpha, double power) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExperimentPlan(baseRate, effect, [0.5, 0.5], alpha, power));

    [Theory]
    [InlineData(new[] { 1.0 })]
    [InlineData(new[] { 0.5, 0.4 })]
    [InlineData(new[] { 1.0, 0.0 })]
    public void Plan_OfSharesThatAreNone_IsRefused(double[] shares) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExperimentPlan(0.1, 0.1, shares));
}
