namespace RecApp.Learning;

/// <summary>How well a clustering separates, by three indices over Euclidean distances; they equal scikit-learn's.</summary>
public static class ClusterQuality
{
    /// <summary>
    /// Mean silhouette (Rousseeuw, 1987): -1 to 1, higher is better. A row alone in its cluster counts 0.
    /// </summary>
    /// <param name="rows">[rows × columns].</param>
    /// <param name="assignments">[rows], clusters from 0; at least two clusters with rows.</param>
    /// <exception cref="ArgumentException">Fewer than two clusters have rows.</exception>
    public static double Silhouette(IReadOnlyList<double[]> rows, IReadOnlyList<int> assignments)
    {
        int[] sizes = Sizes(assignments);
        double sum = 0;
        var distances = new double[sizes.Length];
        for (int i = 0; i < rows.Count; i++)
        {
            Array.Clear(distances);
            for (int j = 0; j < rows.Count; j++)
                distances[assignments[j]] += Math.Sqrt(KMeans.SquaredDistance(rows[i], rows[j]));
            int own = assignments[i];
            if (sizes[own] == 1)
                continue;
            double within = distances[own] / (sizes[own] - 1);
            double between = double.PositiveInfinity;
            for (int cluster = 0; cluster < sizes.Length; cluster++)
            {
                if (cluster != own && sizes[cluster] > 0)
                    between = Math.Min(between, distances[cluster] / sizes[cluster]);
            }
            double larger = Math.Max(within, between);
            sum += larger > 0 ? (between - within) / larger : 0;
        }
        return sum / rows.Count;
    }

    /// <summary>Davies–Bouldin index (1979): 0 or more, lower is better.</summary>
    /// <param name="rows">[rows × columns].</param>
    /// <param name="assignments">[rows], clusters from 0; at least two clusters with rows.</param>
    /// <exception cref="ArgumentException">Fewer than two clusters have rows.</exception>
    public static double DaviesBouldin(IReadOnlyList<double[]> rows, IReadOnlyList<int> assignments)
    {
        int[] sizes = Sizes(assignments);
        double[][] centroids = Centroids(rows, assignments, sizes);
        var spreads = new double[sizes.Length];
        for (int i = 0; i < rows.Count; i++)
            spreads[assignments[i]] += Math.Sqrt(KMeans.SquaredDistance(rows[i], centroids[assignments[i]])) / sizes[assignments[i]];
        int[] used = [.. Enumerable.Range(0, sizes.Length).Where(cluster => sizes[cluster] > 0)];
        return used.Average(a => used.Where(b => b != a).Max(b => Ratio(spreads[a] + spreads[b], Math.Sqrt(KMeans.SquaredDistance(centroids[a], centroids[b])))));
    }

    /// <summary>Caliński–Harabasz index (1974), the ratio of dispersion between and within clusters: higher is better.</summary>
    /// <param name="rows">[rows × columns].</param>
    /// <param name="assignments">[rows], clusters from 0; at least two clusters with rows.</param>
    /// <exception cref="ArgumentException">Fewer than two clusters have rows.</exception>
    public static double CalinskiHarabasz(IReadOnlyList<double[]> rows, IReadOnlyList<int> assignments)
    {
        int[] sizes = Sizes(assignments);
        double[][] centroids = Centroids(rows, assignments, sizes);
        double[] mean = Centroids(rows, new int[rows.Count], [rows.Count])[0];
        double within = 0;
        for (int i = 0; i < rows.Count; i++)
            within += KMeans.SquaredDistance(rows[i], centroids[assignments[i]]);
        double between = 0;
        for (int cluster = 0; cluster < sizes.Length; cluster++)
            between += sizes[cluster] * KMeans.SquaredDistance(centroids[cluster], mean);
        int clusters = sizes.Count(size => size > 0);
        return within > 0 ? between * (rows.Count - clusters) / (within * (clusters - 1)) : 1;
    }

    private static int[] Sizes(IReadOnlyList<int> assignments)
    {
        var sizes = new int[assignments.Max() + 1];
        foreach (int cluster in assignments)
            sizes[cluster]++;
        return sizes.Count(size => size > 0) >= 2
            ? sizes
            : throw new ArgumentException("Separation needs at least two clusters.", nameof(assignments));
    }

    private static double[][] Centroids(IReadOnlyList<double[]> rows, IReadOnlyList<int> assignments, int[] sizes)
    {
        double[][] centroids = [.. sizes.Select(_ => new double[rows[0].Length])];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int column = 0; column < rows[i].Length; column++)
                centroids[assignments[i]][column] += rows[i][column] / sizes[assignments[i]];
        }
        return centroids;
    }

    private static double Ratio(double spread, double distance) => distance > 0 ? spread / distance : 0;
}
