namespace RecApp.Learning;

/// <summary>
/// Lloyd's algorithm (1982) with k-means++ seeding (Arthur and Vassilvitskii, 2007) and restarts.
/// The same rows, settings and seed always give the same clustering.
/// </summary>
public static class KMeans
{
    private const int MaximumIterations = 300;

    /// <summary>Clusters rows; of several restarts the one with the lowest inertia is kept.</summary>
    /// <param name="rows">[rows × columns], finite values.</param>
    /// <param name="clusters">1 to the number of rows.</param>
    /// <param name="seed">Seed of the first restart.</param>
    /// <param name="restarts">1 or more.</param>
    /// <returns>A clustering without empty clusters as long as there are that many distinct rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More clusters than rows, or fewer than one.</exception>
    public static KMeansResult Fit(IReadOnlyList<double[]> rows, int clusters, int seed, int restarts = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clusters, rows.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(restarts, 1);
        KMeansResult? best = null;
        for (int restart = 0; restart < restarts; restart++)
        {
            var random = new Random(unchecked(seed + restart * 7919));
            var result = Lloyd(rows, KMeansSeeding.Choose(rows, clusters, random));
            if (best is null || result.Inertia < best.Inertia)
                best = result;
        }
        return best!;
    }

    /// <summary>The cluster whose centroid is nearest; of equally near ones the first.</summary>
    /// <param name="centroids">[clusters × columns].</param>
    /// <param name="row">[columns].</param>
    public static int Nearest(IReadOnlyList<double[]> centroids, double[] row)
    {
        int nearest = 0;
        double shortest = double.PositiveInfinity;
        for (int cluster = 0; cluster < centroids.Count; cluster++)
        {
            double distance = SquaredDistance(centroids[cluster], row);
            if (distance < shortest)
                (nearest, shortest) = (cluster, distance);
        }
        return nearest;
    }

    internal static double SquaredDistance(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        return sum;
    }

    private static KMeansResult Lloyd(IReadOnlyList<double[]> rows, double[][] centroids)
    {
        var assignments = new int[rows.Count];
        Array.Fill(assignments, -1);
        int iteration = 0;
        bool changed = true;
        while (changed && iteration < MaximumIterations)
        {
            iteration++;
            changed = Assign(rows, centroids, assignments);
            changed |= FillEmpty(rows, centroids, assignments);
            Update(rows, centroids, assignments);
        }
        double inertia = 0;
        for (int i = 0; i < rows.Count; i++)
            inertia += SquaredDistance(rows[i], centroids[assignments[i]]);
        return new(centroids, assignments, inertia, iteration);
    }

    private static bool Assign(IReadOnlyList<double[]> rows, double[][] centroids, int[] assignments)
    {
        bool changed = false;
        for (int i = 0; i < rows.Count; i++)
        {
            int nearest = Nearest(centroids, rows[i]);
            changed |= nearest != assignments[i];
            assignments[i] = nearest;
        }
        return changed;
    }

    // A centroid that lost all rows takes over the row farthest from its own centroid, out of a cluster that can spare one.
    private static bool FillEmpty(IReadOnlyList<double[]> rows, double[][] centroids, int[] assignments)
    {
        var sizes = new int[centroids.Length];
        foreach (int cluster in assignments)
            sizes[cluster]++;
        bool filled = false;
        for (int empty = 0; empty < sizes.Length; empty++)
        {
            if (sizes[empty] > 0)
                continue;
            int farthest = -1;
            double longest = 0;
            for (int i = 0; i < rows.Count; i++)
            {
                double distance = SquaredDistance(rows[i], centroids[assignments[i]]);
                if (sizes[assignments[i]] > 1 && distance > longest)
                    (farthest, longest) = (i, distance);
            }
            if (farthest < 0)
                continue;
            sizes[assignments[farthest]]--;
            sizes[empty]++;
            assignments[farthest] = empty;
            centroids[empty] = [.. rows[farthest]];
            filled = true;
        }
        return filled;
    }

    private static void Update(IReadOnlyList<double[]> rows, double[][] centroids, int[] assignments)
    {
        var sums = centroids.Select(centroid => new double[centroid.Length]).ToArray();
        var sizes = new int[centroids.Length];
        for (int i = 0; i < rows.Count; i++)
        {
            sizes[assignments[i]]++;
            for (int column = 0; column < rows[i].Length; column++)
                sums[assignments[i]][column] += rows[i][column];
        }
        for (int cluster = 0; cluster < centroids.Length; cluster++)
        {
            if (sizes[cluster] > 0)
                centroids[cluster] = [.. sums[cluster].Select(sum => sum / sizes[cluster])];
        }
    }
}

/// <summary>A clustering.</summary>
/// <param name="Centroids">[clusters × columns].</param>
/// <param name="Assignments">[rows], the cluster of each row.</param>
/// <param name="Inertia">Sum of squared Euclidean distances of the rows to their centroids.</param>
/// <param name="Iterations">Iterations of the restart that was kept.</param>
public sealed record KMeansResult(double[][] Centroids, int[] Assignments, double Inertia, int Iterations);
