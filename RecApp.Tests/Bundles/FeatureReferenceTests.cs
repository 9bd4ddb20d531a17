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
}
