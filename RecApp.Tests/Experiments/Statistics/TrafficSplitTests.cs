using RecApp.Experiments.Statistics;

namespace RecApp.Tests.Experiments.Statistics;

public class TrafficSplitTests
{
    private static readonly TrafficShare[] Halves = [new("control", 0.5), new("ranker", 0.5)];
    private static readonly string[] Visitors = [.. Enumerable.Range(0, 20_000).Select(i => $"visitor-{i}")];

    // int.from_bytes(hashlib.sha256(f"{len(salt)}:{salt}{visitor}".encode()).digest()[:8], "big") >> 11, times 2 ** -53
    [Theory]
    [InlineData("visitor-1", 0.48377138519386376)]
    [InlineData("visitor-2", 0.695859859786538)]
    public void Point_OfAVisitor_NeverChanges(string visitor, double expected) => Assert.Equal(expected, TrafficSplit.Point("ranker-2026", visitor));

    [Fact]
    public void PartOf_ManyVisitors_HasTheShares()
    {
        var split = TrafficSplit.OfExperiment("a", [new("control", 0.7), new("b", 0.2), new("c", 0.1)]);
        var counts = Visitors.CountBy(visitor => split.PartOf(visitor)!).ToDictionary(part => part.Key, part => (long)part.Value);

        Assert.True(SampleRatioTest.PValue([counts["control"], counts["b"], counts["c"]], [0.7, 0.2, 0.1]) > 0.05);
    }

    // Twenty bins: the greatest of χ² with 19 degrees of freedom stays under its quantile of 0.9999.
    [Fact]
    public void Point_UnderAnySalt_IsUniform()
    {
        for (int salt = 0; salt < 6; salt++)
        {
            double expected = Visitors.Length / 20.0;
            double statistic = Visitors.CountBy(visitor => (int)(20 * TrafficSplit.Point($"salt-{salt}", visitor))).Sum(bin => Math.Pow(bin.Value - expected, 2) / expected);

            Assert.InRange(statistic, 3, 50.8);
        }
    }

    [Fact]
    public void PartOf_UnderTwoSalts_IsIndependent()
    {
        for (int pair = 0; pair < 4; pair++)
        {
            var (one, two) = (TrafficSplit.OfExperiment($"one-{pair}", Halves), TrafficSplit.OfExperiment($"two-{pair}", Halves));
            int same = Visitors.Count(visitor => one.PartOf(visitor) == two.PartOf(visitor));

            Assert.Equal(0.5, same / (double)Visitors.Length, 4 * 0.5 / Math.Sqrt(Visitors.Length));
        }
    }

    [Fact]
    public void PartOf_SaltAndVisitorCutElsewhere_IsAnotherPoint() => Assert.NotEqual(TrafficSplit.Point("ab", "c"), TrafficSplit.Point("a", "bc"));

    [Fact]
    public void PartOf_ALayer_HasEveryVisitorInOneExperimentAtMost()
    {
        var layer = TrafficSplit.OfLayer("ranking", [new("first", 0.3), new("second", 0.5)]);
        var experiment = TrafficSplit.OfExperiment("first", Halves);
        var inLayer = Visitors.GroupBy(layer.PartOf).ToDictionary(group => group.Key ?? "none", group => group.ToArray());

        Assert.Equal(0.3, inLayer["first"].Length / 20_000.0, 0.015);
        Assert.Equal(0.5, inLayer["second"].Length / 20_000.0, 0.015);
        Assert.Equal(0.2, inLayer["none"].Length / 20_000.0, 0.015);
        Assert.Equal(0.5, inLayer["first"].Count(visitor => experiment.PartOf(visitor) == "control") / (double)inLayer["first"].Length, 0.03);
        Assert.Null(TrafficSplit.OfLayer("empty", []).PartOf("somebody"));
    }

    [Fact]
    public void OfLayer_AnExperimentAddedBehind_MovesNobody()
    {
        var before = TrafficSplit.OfLayer("ranking", [new("first", 0.3)]);
        var after = TrafficSplit.OfLayer("ranking", [new("first", 0.3), new("second", 0.7)]);

        Assert.All(Visitors.Take(1_000), visitor => Assert.Equal(before.PartOf(visitor) ?? "second", after.PartOf(visitor)));
    }

    [Fact]
    public void OfExperiment_SharesThatDoNotAddUp_NamesTheirSum()
    {
        var error = Assert.Throws<ArgumentException>(() => TrafficSplit.OfExperiment("ranker", [new("control", 0.5), new("b", 0.4)]));

        Assert.StartsWith("The shares of 'ranker' add up to 0.9; they must add up to 1.", error.Message, StringComparison.Ordinal);
        Assert.Contains("add up to 1.1; they must add up to at most 1.", Assert.Throws<ArgumentException>(() => TrafficSplit.OfLayer("l", [new("a", 0.5), new("b", 0.6)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfExperiment_TenTenths_AddUp() =>
        Assert.NotNull(TrafficSplit.OfExperiment("ten", [.. Enumerable.Range(0, 10).Select(i => new TrafficShare($"{i}", 0.1))]).PartOf("somebody"));

    [Theory]
    [InlineData(0)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void OfExperiment_AShareThatIsNone_IsRefusedByName(double share) =>
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => TrafficSplit.OfExperiment("ranker", [new("control", 1), new("b", share)])).Message, StringComparison.Ordinal);

    [Fact]
    public void OfExperiment_TheSameNameTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TrafficSplit.OfExperiment("ranker", [new("a", 0.5), new("a", 0.5)]));
}
