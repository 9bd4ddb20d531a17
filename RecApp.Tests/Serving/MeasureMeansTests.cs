using RecApp.Bundles;
using RecApp.Serving;

namespace RecApp.Tests.Serving;

public sealed class MeasureMeansTests
{
    private static readonly MeasureLayout Layout = new(
    [
        FeatureReference.EqualBins("length", MeasureRole.Input, 0, 10, 10),
        FeatureReference.Categories("region", MeasureRole.Input, 0, 9),
        FeatureReference.EqualBins("score", MeasureRole.Output, 0, 1, 10),
    ]);

    [Fact]
    public void ToValues_RowsWithUnknownNumbers_AreMeansOfTheKnownAndTheCommonestCode()
    {
        MeasureMeans means = new(Layout);
        means.Add([2, 7, float.NaN]);
        means.Add([4, 3, float.NaN]);
        means.Add([float.NaN, 3, float.NaN]);

        Assert.Equal([3, 3, float.NaN], means.ToValues());
    }

    [Fact]
    public void ToValues_CodesEquallyCommon_IsTheLowest()
    {
        MeasureMeans means = new(Layout);
        means.Add([1, 7, 1]);
        means.Add([1, 3, 0]);

        Assert.Equal([1, 3, 0.5f], means.ToValues());
    }

    [Fact]
    public void ToValues_NoRows_IsUnknown() => Assert.All(new MeasureMeans(Layout).ToValues(), value => Assert.Equal(float.NaN, value));
}
