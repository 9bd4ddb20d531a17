using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training;

/// <summary>
/// Places films on a plane so that those that the same people like stand together: t-SNE over the most rated ones, the others
/// at the mean of the placed films most like them.
/// </summary>
internal static class MapBuilder
{
    private const int Placed = 1_200;
    private const int Iterations = 600;
    private const int Neighbours = 5;

    /// <summary>Computes the map.</summary>
    /// <param name="auto">Likeness of films.</param>
    /// <param name="movies">How many films the catalogue has.</param>
    public static MoviePlaces Build(TrainedAuto auto, int movies)
    {
        double[][] rows = [.. Enumerable.Range(0, auto.Known.Length).Select(row => Unit(auto.Vectors.Row(row).ToArray()))];
        int[] known = auto.Known;
        var x = new float[movies];
        var y = new float[movies];
        Array.Fill(x, float.NaN);
        Array.Fill(y, float.NaN);
        double[][] first = rows[..Math.Min(Placed, rows.Length)];
        if (first.Length < 4)
            return new(x, y);
        double[][] places = TSne.Embed(first, iterations: Iterations);
        var later = rows[first.Length..].AsParallel().AsOrdered().Select(row => PlacementByNeighbours.Place(first, places, row, Neighbours));
        foreach (var (place, i) in places.Concat(later).Select((place, i) => (place, i)))
            (x[known[i]], y[known[i]]) = (Rounded(place[0]), Rounded(place[1]));
        return new(x, y);
    }

    private static double[] Unit(double[] row)
    {
        double length = Math.Sqrt(row.Sum(value => value * value));
        return length > 0 ? [.. row.Select(value => value / length)] : row;
    }

    private static float Rounded(double value) => (float)Math.Round(value, 2);
}
