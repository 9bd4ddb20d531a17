using System.Numerics.Tensors;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training;

/// <summary>
/// Divides people into small groups of like taste: again and again into halves along the direction in which they differ most.
/// </summary>
internal static class TasteGroups
{
    private const int SmallestToHalve = 16;
    private const int FewestSharing = 2;
    private const int DirectionSteps = 30;

    /// <summary>The ranker over the groups.</summary>
    /// <param name="films">[movies][dimensions] vectors of films, the core first.</param>
    /// <param name="users">What people liked, over the core.</param>
    /// <param name="prior">[movies].</param>
    public static NeighbourRanker Ranker(float[][] films, LikedRows users, float[] prior)
    {
        int dimensions = films[0].Length;
        float[][] people = [.. Enumerable.Range(0, users.Liked.Count).AsParallel().AsOrdered().Select(user => Person(films, users.Liked.Columns(user), dimensions))];
        int[][] groups = [.. Halves([.. Enumerable.Range(0, people.Length)], people)];
        return new(
            Quantised(films), Quantised([.. groups.Select(group => Unit(Sum(group.Select(user => people[user]), dimensions)))]),
            [.. groups.Select(group => group.Length)],
            SparseRows.From(groups.Select(group => group.SelectMany(user => users.Liked.Columns(user).ToArray()).CountBy(movie => movie)
                .Where(pair => pair.Value >= FewestSharing).OrderBy(pair => pair.Key).Select(pair => (pair.Key, (float)pair.Value)))),
            prior);
    }

    private static float[] Person(float[][] films, ReadOnlySpan<int> liked, int dimensions)
    {
        var sum = new float[dimensions];
        foreach (int movie in liked)
            TensorPrimitives.Add(sum, films[movie], sum);
        return Unit(sum);
    }

    // Every group keeps at least half of what is not halved any more: eight people, far from anybody's own ratings.
    private static IEnumerable<int[]> Halves(int[] group, float[][] people)
    {
        if (group.Length < SmallestToHalve)
            return [group];
        float[] direction = Direction(group, people);
        int[] sorted = [.. group.OrderBy(user => TensorPrimitives.Dot<float>(people[user], direction)).ThenBy(user => user)];
        return Halves(sorted[..(sorted.Length / 2)], people).Concat(Halves(sorted[(sorted.Length / 2)..], people));
    }

    // The first principal component by power iteration.
    private static float[] Direction(int[] group, float[][] people)
    {
        float[] mean = Sum(group.Select(user => people[user]), people[0].Length);
        TensorPrimitives.Divide(mean, group.Length, mean);
        float[] direction = Unit([.. Enumerable.Range(0, mean.Length).Select(i => 1f + i)]);
        var centred = new float[mean.Length];
        for (int step = 0; step < DirectionSteps; step++)
        {
            var next = new float[mean.Length];
            foreach (int user in group)
            {
                TensorPrimitives.Subtract(people[user], mean, centred);
                TensorPrimitives.MultiplyAdd(centred, TensorPrimitives.Dot<float>(centred, direction), next, next);
            }
            direction = Unit(next);
        }
        return direction;
    }

    private static float[] Sum(IEnumerable<float[]> vectors, int dimensions)
    {
        var sum = new float[dimensions];
        foreach (float[] vector in vectors)
            TensorPrimitives.Add(sum, vector, sum);
        return sum;
    }

    private static float[] Unit(float[] vector)
    {
        float length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    private static QuantisedMatrix Quantised(float[][] rows) =>
        QuantisedMatrix.Quantise([.. rows.SelectMany(row => row)], rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
}
