using RecApp.Monitoring.Drift;

namespace RecApp.Tests.Monitoring.Drift;

public class WindowCountsTests
{
    [Fact]
    public void Of_ValuesOfEveryKind_AreCountedWhereTheyBelong()
    {
        var counts = WindowCounts.Of(HistogramPairs.Reference(1, 1, 1), [-0.5, 0, 0.5, 1, 3, 3.5, double.NaN, double.PositiveInfinity]);

        Assert.Equal([2, 1, 1], counts.Counts);
        Assert.Equal((1, 1, 2), (counts.Below, counts.Above, counts.Unknown));
    }

    [Fact]
    public void Merge_TwoHalves_IsTheWhole()
    {
        var reference = HistogramPairs.Reference(1, 1, 1);
        double[] values = [-1, 0.2, 0.4, 1.5, 2.9, 7, double.NaN];

        var whole = WindowCounts.Of(reference, values);
        var merged = WindowCounts.Of(reference, values[..3]).Merge(WindowCounts.Of(reference, values[3..]));

        Assert.Equal(whole.Counts, merged.Counts);
        Assert.Equal((whole.Below, whole.Above, whole.Unknown), (merged.Below, merged.Above, merged.Unknown));
        Assert.Throws<ArgumentException>(() => whole.Merge(new([1, 2])));
    }
}
