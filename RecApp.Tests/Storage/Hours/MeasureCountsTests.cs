using RecApp.Bundles;
using RecApp.Storage.Hours;

namespace RecApp.Tests.Storage.Hours;

public sealed class MeasureCountsTests
{
    [Fact]
    public void Add_ValuesInAndOutsideOfTheBins_CountsEachOnce()
    {
        MeasureCounts counts = new(Layout(0, 1, 2));
        foreach (float value in (float[])[-1, 0, 0.5f, 1, 2, 3, float.NaN, float.PositiveInfinity])
            counts.Add([value]);

        var window = Assert.Single(counts.Windows);

        Assert.Equal([2, 2], window.Counts);
        Assert.Equal((1, 1, 2), (window.Below, window.Above, window.Unknown));
    }

    [Fact]
    public void Merge_BytesOfTheSameLayout_AddsThem()
    {
        MeasureCounts one = new(Layout(0, 1, 2)), two = new(Layout(0, 1, 2));
        one.Add([0.5f]);
        two.Add([1.5f]);

        Assert.True(two.Merge(one.ToBytes()));

        Assert.Equal([1, 1], two.Windows[0].Counts);
    }

    [Fact]
    public void Merge_BytesOfAnotherLayoutOrDamaged_ChangesNothing()
    {
        MeasureCounts counts = new(Layout(0, 1, 2)), other = new(Layout(0, 1, 2, 3));
        other.Add([0.5f]);

        Assert.False(counts.Merge(other.ToBytes()));
        Assert.False(counts.Merge(new MeasureCounts(Layout(0, 1, 2)).ToBytes()[..^1]));
        Assert.False(counts.Merge([]));

        Assert.Equal([0, 0], counts.Windows[0].Counts);
    }

    private static MeasureLayout Layout(params double[] edges) =>
        new([new("length", edges, [.. edges.Skip(1).Select(_ => 0L)]) { Role = MeasureRole.Input }]);
}
