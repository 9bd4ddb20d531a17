namespace RecApp.Learning;

/// <summary>A clustering.</summary>
/// <param name="Centroids">[clusters × columns].</param>
/// <param name="Assignments">[rows], the cluster of each row.</param>
/// <param name="Inertia">Sum of squared Euclidean distances of the rows to their centroids.</param>
/// <param name="Iterations">Iterations of the restart that was kept.</param>
public sealed record KMeansResult(double[][] Centroids, int[] Assignments, double Inertia, int Iterations);
