using RecApp.Monitoring.Drift;

namespace RecApp.Tests.Monitoring.Drift;

public class HistogramPairTests
{
    [Fact]
    public void Of_NumbersOutsideTheEdges_CountInTheOutermostBins()
    {
        var pair = HistogramPair.Of(new(HistogramPairs.Reference(5, 6, 7), new([1, 2, 3], Below: 10, Above: 20, Unknown: 99)));

        Assert.Equal([5, 6, 7], pair.Reference);
        Assert.Equal([11, 2, 23], pair.Window);
        Assert.Equal(3, pair.Ordered);
    }

    [Fact]
    public void Of_CategoriesThatTrainingDidNotHave_AreABinOfTheirOwn()
    {
        var pair = HistogramPair.Of(new(HistogramPairs.Reference(5, 6), new([1, 2], Above: 4, Unknown: 3), FeatureKind.Category, ReferenceUnknown: 8));

        Assert.Equal([5, 6, 0, 8], pair.Reference);
        Assert.Equal([1, 2, 4, 3], pair.Window);
        Assert.Equal(0, pair.Ordered);
    }

    [Fact]
    public void Merge_EmptyTails_JoinTheirNeighbours()
    {
        var merged = HistogramPairs.Of([1, 3, 500, 496, 0], [0, 0, 55, 45, 1]).Merge(5);

        Assert.Equal([504, 496], merged.Reference);
        Assert.Equal([55, 46], merged.Window);
    }

    [Fact]
    public void Merge_RareCategories_JoinEachOtherBeforeCommonOnes()
    {
        var merged = HistogramPairs.Of([900, 10, 60, 20, 10], [90, 1, 6, 2, 1], FeatureKind.Category).Merge(5);

        Assert.Equal([100, 900], merged.Reference.Order());
        Assert.Equal([10, 90], merged.Window.Order());
    }

    [Fact]
    public void Merge_Whatever_KeepsTheRowsAndTheLeastExpected()
    {
        var random = new Random(1);
        for (int example = 0; example < 500; example++)
        {
            long[] Counts() => [.. Enumerable.Range(0, 12).Select(_ => (long)random.Next(random.Next(1, 40)))];
            var pair = HistogramPairs.Of(Counts(), Counts());
            var merged = pair.Merge(5);
            double smaller = Math.Min(pair.ReferenceRows, pair.WindowRows) / (double)(pair.ReferenceRows + pair.WindowRows);

            Assert.Equal((pair.ReferenceRows, pair.WindowRows), (merged.ReferenceRows, merged.WindowRows));
            Assert.True(merged.Bins == 1 || Enumerable.Range(0, merged.Bins).All(bin => (merged.Reference[bin] + merged.Window[bin]) * smaller >= 5));
        }
    }
}
