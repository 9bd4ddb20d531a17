using RecApp.Bundles;


namespace RecApp.Tests.Bundles;

public class FeatureReferenceTests
{
    [Fact]
    public void FromValues_SmallSample_CountsByHand()
    {
        var reference = FeatureReference.FromValues("tempo", [0, 1, 2, 3, 4, double.NaN], 2);
        Assert.Equal([0, 2, 4], reference.Edges);
        Assert.Equal([2, 3], reference.Counts);
    }

    [Fact]
    public void FromValues_OutsideTheRange_CountsInTheOuterBins()
    {
        var reference = FeatureReference.FromValues("energy", [-5, 0.1, 0.9, 7], 0, 1, 4);
        Assert.Equal([2, 0, 0, 2], reference.Counts);
    }

    [Theory]
    [InlineData(new double[0], 0)]
    [InlineData(new[] { double.NaN }, 0)]
    [InlineData(new[] { 3.0, 3.0 }, 2)]
    public void FromValues_NothingToSpread_StillHasAscendingEdges(double[] values, long counted)
    {
        var reference = FeatureReference.FromValues("tempo", values, 3);
        Assert.Equal(reference.Edges.Order(), reference.Edges);
        Assert.Equal(4, reference.Edges.Distinct().Count());
        Assert.Equal(counted, reference.Counts.Sum());
    }

    [Fact]
    public void FromValues_NoBins_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureReference.FromValues("tempo", [1], 0));

    // Some of these numbers lie on an edge, up to rounding.
    [Theory]
    [InlineData(40, 116, 30)]
    [InlineData(472, 1103, 30)]
    [InlineData(1902, 2018, 40)]
    public void BinOf_EveryWholeNumber_IsWhereTrainingCountedIt(int low, int high, int bins)
    {
        foreach (int value in Enumerable.Range(low, high - low + 1))
        {
            var counted = FeatureReference.FromValues("sat", [value], low, high, bins);

            Assert.Equal(1, counted.Counts[counted.BinOf(value)]);
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(0.99, 0)]
    [InlineData(1, 1)]
    [InlineData(9.99, 1)]
    [InlineData(10, 2)]
    [InlineData(100, 2)]
    [InlineData(101, 2)]
    public void BinOf_BinsOfUnequalWidth_FollowsTheEdges(double value, int bin) =>
        Assert.Equal(bin, new FeatureReference("income", [0, 1, 10, 100], [1, 1, 1]).BinOf(value));

    [Fact]
    public void Categories_EveryCode_HasABinOfItsOwn()
    {
        var reference = FeatureReference.Categories("locale", MeasureRole.Input, 11, 43);

        Assert.Equal(Enumerable.Range(0, 33), Enumerable.Range(11, 33).Select(code => reference.BinOf(code)));
        Assert.Equal(33, reference.Counts.Count);
        Assert.True(reference.AreCategories);
        Assert.Equal((MeasureRole.Input, 0), (reference.Role, reference.Unknown));
    }
}
