using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class ClusterQualityTests
{
    private static readonly double[][] Rows = [[0, 0], [1, 0], [0, 1.5], [8, 8], [9, 8], [8, 9.5], [0, 9], [1, 10], [4, 5]];
    private static readonly int[] Assignments = [0, 0, 0, 1, 1, 1, 2, 2, 1];

    // The expected values are scikit-learn 1.2.1's on the same points.
    [Fact]
    public void Silhouette_FixedSample_EqualsScikitLearn() =>
        Assert.Equal(0.6758830420635138, ClusterQuality.Silhouette(Rows, Assignments), 12);

    [Fact]
    public void DaviesBouldin_FixedSample_EqualsScikitLearn() =>
        Assert.Equal(0.37915678816039944, ClusterQuality.DaviesBouldin(Rows, Assignments), 12);

    [Fact]
    public void CalinskiHarabasz_FixedSample_EqualsScikitLearn() =>
        Assert.Equal(24.029861616897303, ClusterQuality.CalinskiHarabasz(Rows, Assignments), 10);

    [Fact]
    public void Silhouette_OneCluster_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ClusterQuality.Silhouette(Rows, new int[Rows.Length]));

    [Fact]
    public void Silhouette_RowAloneInItsCluster_CountsZero() =>
        Assert.Equal(0, ClusterQuality.Silhouette([[0], [5]], [0, 1]));
}
