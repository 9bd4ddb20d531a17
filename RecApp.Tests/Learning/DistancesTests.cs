using FsCheck;
using FsCheck.Fluent;
using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class DistancesTests
{
    private static readonly float[] Left = [1, 2, 3, 4, 5, 6, 7, 8, 9.5f];
    private static readonly float[] Right = [9, -7, 5, 0.5f, 2, 2, -1, 0, 3];

    private static readonly Gen<float[]> Vectors = Gen.Choose(-500, 500).Select(value => value / 50f).ArrayOf(9);

    // SciPy 1.10's cityblock, euclidean and cosine.
    [Theory]
    [InlineData(DistanceMetric.Manhattan, 52.0)]
    [InlineData(DistanceMetric.Euclidean, 18.881207588499205)]
    [InlineData(DistanceMetric.Cosine, 0.7541908043277348)]
    public void Between_FixedSample_EqualsSciPy(DistanceMetric metric, double expected) =>
        Assert.Equal(expected, Distances.Between(metric, Left, Right), 5);

    [Fact]
    public void Between_AnyVectors_IsSymmetricAndZeroToItself() =>
        Prop.ForAll(Vectors.ToArbitrary(), Vectors.ToArbitrary(), (left, right) =>
        {
            foreach (var metric in Enum.GetValues<DistanceMetric>())
            {
                float distance = Distances.Between(metric, left, right);
                Assert.True(distance >= 0);
                Assert.Equal(distance, Distances.Between(metric, right, left), 4);
                if (left.Any(value => value != 0))
                    Assert.Equal(0, Distances.Between(metric, left, left), 5);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cosine_ZeroVector_IsOneAndNotUndefined() => Assert.Equal(1, Distances.Cosine(new float[9], Left));

    [Fact]
    public void Manhattan_DifferentLengths_IsRefused() => Assert.Throws<ArgumentException>(() => Distances.Manhattan(Left, [1]));
}
