namespace RecApp.Learning;

/// <summary>First centroids by k-means++: each further one is drawn with a probability proportional to its squared distance from those before.</summary>
internal static class KMeansSeeding
{
    /// <returns>[clusters × columns], copies of rows.</returns>
    public static double[][] Choose(IReadOnlyList<double[]> rows, int clusters, Random random)
    {
        var centroids = new List<double[]> { (double[])rows[random.Next(rows.Count)].Clone() };
        var nearest = rows.Select(row => KMeans.SquaredDistance(row, centroids[0])).ToArray();
        while (centroids.Count < clusters)
        {
            int chosen = Draw(nearest, random);
            centroids.Add((double[])rows[chosen].Clone());
            for (int i = 0; i < nearest.Length; i++)
                nearest[i] = Math.Min(nearest[i], KMeans.SquaredDistance(rows[i], centroids[^1]));
        }
        return [.. centroids];
    }

    private static int Draw(double[] weights, Random random)
    {
        double total = weights.Sum();
        // All rows coincide with centroids: any will do.
        if (total <= 0)
            return random.Next(weights.Length);
        double left = random.NextDouble() * total;
        for (int i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return Array.FindLastIndex(weights, weight => weight > 0);
    }
}
