using RecApp.Experiments.Statistics;
using RecApp.Learning;

namespace RecApp.Tests.Experiments.Statistics;

public class VariantComparisonTests
{
    // A standard error by hand, with a success and a failure more in each; the sequence has its own tests.
    [Fact]
    public void OfAll_HalfOfThePlannedVisitors_IsTheDifferenceAndItsStandardErrors()
    {
        var plan = new ExperimentPlan(0.1, 0.0389, [0.5, 0.5]);
        double control = 101 / 1002.0, variant = 141 / 1002.0, error = Math.Sqrt(((control * (1 - control)) + (variant * (1 - variant))) / 1000);
        double half = error * new ConfidenceSequence(0.05, plan.Visitors).StandardErrors(2_000);

        var compared = Assert.Single(VariantComparison.OfAll(plan, [new(1_000, 100), new(1_000, 140)]));

        Assert.Equal(0.04, compared.Difference, 1e-12);
        Assert.Equal(0.04 - half, compared.Low, 1e-12);
        Assert.Equal(0.04 + half, compared.High, 1e-12);
        Assert.Equal(new ConfidenceSequence(0.05, plan.Visitors).PValue(0.04 / error, 2_000), compared.PValue, 1e-12);
    }

    [Fact]
    public void OfAll_FewOfEitherKind_HasNotBegun()
    {
        var plan = new ExperimentPlan(0.5, 0.1, [0.5, 0.5]);

        Assert.Equal([new(0.91, -1, 1, 1, false)], VariantComparison.OfAll(plan, [new(100, 9), new(20, 20)]));
        Assert.Equal([new(0, -1, 1, 1, false)], VariantComparison.OfAll(plan, [new(0, 0), new(0, 0)]));
        Assert.True(VariantComparison.OfAll(plan, [new(100, 10), new(100, 90)])[0].IsDecided);
    }

    [Fact]
    public void OfAll_MoreVariants_HaveWiderIntervalsAndGreaterPValues()
    {
        VariantCounts control = new(2_000, 200), variant = new(2_000, 270);
        var alone = VariantComparison.OfAll(new(0.1, 0.03, [0.5, 0.5]), [control, variant])[0];
        var among = VariantComparison.OfAll(new(0.1, 0.03, [0.25, 0.25, 0.25, 0.25]), [control, variant, control, control])[0];

        Assert.True(among.High - among.Low > alone.High - alone.Low);
        Assert.True(among.PValue > alone.PValue);
    }

    [Fact]
    public void OfAll_AnyCounts_IsDecidedExactlyWhenThePValueIsUnderAlpha()
    {
        var random = new Random(4);
        var plan = new ExperimentPlan(0.2, 0.05, [0.4, 0.3, 0.3]);
        for (int example = 0; example < 2_000; example++)
        {
            VariantCounts[] counts = [.. Enumerable.Range(0, 3).Select(_ => random.Next(50, 3_000)).Select(visitors => new VariantCounts(visitors, (long)(visitors * random.NextDouble())))];
            Assert.All(VariantComparison.OfAll(plan, counts), compared => Assert.Equal(compared.PValue < 0.05, compared.IsDecided));
        }
    }

    [Theory]
    [InlineData(0.02, 200)]
    [InlineData(0.5, 40)]
    public void OfAll_NoDifferenceLookedAtOnSixtyDays_IsSeldomDecided(double rate, int visitorsPerDay) =>
        Assert.InRange(Decided(new(rate, rate / 5, [0.5, 0.5]), 60, visitorsPerDay, rate, 600), 0, 0.04);

    [Theory]
    [InlineData(0.02, 0.01)]
    [InlineData(0.3, -0.09)]
    [InlineData(0.5, 0.25)]
    public void OfAll_TheSmallestEffect_IsFoundByThePromisedVisitors(double rate, double effect)
    {
        var plan = new ExperimentPlan(rate, effect, [0.8, 0.2]);

        Assert.InRange(Decided(plan, 20, (long)Math.Ceiling(plan.Visitors / 20), rate + effect, 600), 0.8, 1);
    }

    [Fact]
    public void OfAll_CountsThatCannotBe_AreRefused()
    {
        var plan = new ExperimentPlan(0.5, 0.1, [0.5, 0.5]);

        Assert.Throws<ArgumentException>(() => VariantComparison.OfAll(plan, [new(5, 1)]));
        Assert.Throws<ArgumentException>(() => VariantComparison.OfAll(plan, [new(5, 1), new(5, 6)]));
        Assert.Throws<ArgumentException>(() => VariantComparison.OfAll(plan, [new(5, -1), new(5, 2)]));
    }

    private static double Decided(ExperimentPlan plan, int days, long visitorsPerDay, double variantRate, int experiments)
    {
        var random = new Random(3);
        var arrived = new long[2];
        int decided = 0;
        for (int experiment = 0; experiment < experiments; experiment++)
        {
            VariantCounts control = new(0, 0), variant = new(0, 0);
            for (int day = 0; day < days; day++)
            {
                CountSampling.Multinomial(random, visitorsPerDay, [.. plan.Shares], arrived);
                control = new(control.Visitors + arrived[0], control.Successes + CountSampling.Binomial(random, arrived[0], plan.BaseRate));
                variant = new(variant.Visitors + arrived[1], variant.Successes + CountSampling.Binomial(random, arrived[1], variantRate));
                if (!VariantComparison.OfAll(plan, [control, variant])[0].IsDecided)
                    continue;
                decided++;
                break;
            }
        }
        return (double)decided / experiments;
    }
}
