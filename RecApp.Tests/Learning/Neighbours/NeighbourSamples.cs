using RecApp.Learning.Neighbours;

namespace RecApp.Tests.Learning.Neighbours;

/// <summary>Vectors to search and the slow, obvious way to search them.</summary>
internal static class NeighbourSamples
{
    public static float[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    /// <summary>Every place with its similarity in double precision, the most similar first, of equal ones the lower place.</summary>
    public static (int Place, double Score)[] Sorted(float[] vectors, ReadOnlySpan<float> query, VectorSimilarity similarity)
    {
        var scores = new (int Place, double Score)[vectors.Length / query.Length];
        for (int place = 0; place < scores.Length; place++)
        {
            var vector = vectors.AsSpan(place * query.Length, query.Length);
            double lengths = similarity == VectorSimilarity.Cosine ? Math.Sqrt(Product(vector, vector) * Product(query, query)) : 1;
            scores[place] = (place, lengths > 0 ? Product(vector, query) / lengths : 0);
        }
        return [.. scores.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Place)];
    }

    private static double Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return sum;
    }
}
