using FsCheck;
using FsCheck.Fluent;
using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class KMeansTests
{
    // Small clouds of points: coordinates from -10 to 10, 3 to 40 points.
    private static readonly Gen<double[][]> Clouds =
        Gen.Choose(-1000, 1000).Select(value => value / 100.0).ArrayOf(2).ArrayOf(40).Select(rows => rows);

    [Fact]
    public void Fit_SixPointsInTwoGroups_GivesTheClusteringComputedByHand()
    {
        // Groups {0, 1, 2} and {10, 11, 12}: means 1 and 11, squared distances 1 + 0 + 1 each.
        double[][] rows = [[0], [1], [2], [10], [11], [12]];

        var result = KMeans.Fit(rows, clusters: 2, seed: 3);

        Assert.Equal([1.0, 11.0], result.Centroids.Select(centroid => centroid[0]).Order());
        Assert.Equal(4.0, result.Inertia, 12);
        Assert.Equal(result.Assignments[0], result.Assignments[2]);
        Assert.NotEqual(result.Assignments[2], result.Assignments[3]);
    }

    [Fact]
    public void Fit_AsManyClustersAsRows_LeavesNoInertia()
    {
        double[][] rows = [[0, 0], [1, 5], [3, 3]];

        Assert.Equal(0, KMeans.Fit(rows, clusters: 3, seed: 1).Inertia, 12);
    }

    [Fact]
    public void Fit_OneCluster_IsTheMean()
    {
        double[][] rows = [[0, 2], [4, 4]];

        Assert.Equal([2.0, 3.0], KMeans.Fit(rows, clusters: 1, seed: 1).Centroids[0]);
    }

    [Fact]
    public void Fit_AllRowsEqual_StillAssignsEveryRow()
    {
        double[][] rows = [.. Enumerable.Range(0, 8).Select(_ => new[] { 1.0, 1.0 })];

        var result = KMeans.Fit(rows, clusters: 3, seed: 1);

        Assert.Equal(0, result.Inertia);
        Assert.All(result.Assignments, cluster => Assert.InRange(cluster, 0, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void Fit_ImpossibleNumberOfClusters_IsRefused(int clusters) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KMeans.Fit([[1], [2], [3]], clusters, seed: 1));

    [Fact]
    public void Fit_AnyRows_GivesNearestCentroidsThatAreMeansWithoutEmptyClusters() =>
        Prop.ForAll(Clouds.ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), (rows, clusters) =>
        {
            var result = KMeans.Fit(rows, clusters, seed: 5, restarts: 2);
            for (int i = 0; i < rows.Length; i++)
                Assert.Equal(Squared(rows[i], result.Centroids[KMeans.Nearest(result.Centroids, rows[i])]), Squared(rows[i], result.Centroids[result.Assignments[i]]), 9);
            for (int cluster = 0; cluster < Math.Min(clusters, rows.Distinct(new RowComparer()).Count()); cluster++)
            {
                double[][] members = [.. rows.Where((_, i) => result.Assignments[i] == cluster)];
                Assert.NotEmpty(members);
                for (int column = 0; column < 2; column++)
                    Assert.Equal(members.Average(row => row[column]), result.Centroids[cluster][column], 9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_SameSeed_GivesTheSameBits() =>
        Prop.ForAll(Clouds.ToArbitrary(), rows =>
        {
            var first = KMeans.Fit(rows, clusters: 4, seed: 9, restarts: 2);
            var second = KMeans.Fit(rows, clusters: 4, seed: 9, restarts: 2);
            Assert.Equal(first.Assignments, second.Assignments);
            Assert.Equal(BitConverter.DoubleToInt64Bits(first.Inertia), BitConverter.DoubleToInt64Bits(second.Inertia));
        }).QuickCheckThrowOnFailure();

    private static double Squared(double[] left, double[] right) => left.Zip(right, (a, b) => (a - b) * (a - b)).Sum();

    private sealed class RowComparer : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? x, double[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(double[] obj) => HashCode.Combine(obj[0], obj[1]);
    }
}
