namespace RecApp.Learning;

/// <summary>
/// Places a new point on a map that was computed once: the mean of its nearest neighbours' places, weighted by the
/// inverse of their squared distance. t-SNE has no formula for points it has not seen.
/// </summary>
public static class PlacementByNeighbours
{
    /// <summary>Where the new point goes.</summary>
    /// <param name="rows">[rows × columns], the points of the map in their original space.</param>
    /// <param name="places">[rows × dimensions], their places on the map.</param>
    /// <param name="point">[columns], the new point.</param>
    /// <param name="neighbours">How many neighbours take part, 1 or more.</param>
    /// <returns>[dimensions]; exactly the place of a row that the point equals.</returns>
    public static double[] Place(IReadOnlyList<double[]> rows, IReadOnlyList<double[]> places, double[] point, int neighbours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        var nearest = rows.Select((row, i) => (Distance: KMeans.SquaredDistance(row, point), Index: i))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Index).Take(neighbours).ToArray();
        if (nearest.Length == 0)
            throw new ArgumentException("The map has no points.", nameof(rows));
        if (nearest[0].Distance == 0)
            return [.. places[nearest[0].Index]];
        var place = new double[places[0].Length];
        // Relative to the nearest, so that tiny distances don't overflow.
        double total = nearest.Sum(pair => nearest[0].Distance / pair.Distance);
        foreach (var (distance, index) in nearest)
        {
            for (int i = 0; i < place.Length; i++)
                place[i] += places[index][i] * (nearest[0].Distance / distance) / total;
        }
        return place;
    }
}
