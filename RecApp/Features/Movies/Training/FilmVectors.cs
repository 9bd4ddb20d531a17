using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>Vectors by which people's tastes are compared: the tag genome where the files have it, else factors of who liked what.</summary>
internal static class FilmVectors
{
    /// <summary>The vectors.</summary>
    /// <param name="dataset">May have a tag genome.</param>
    /// <param name="order">The catalogue's order.</param>
    /// <param name="auto">Factors of the films that the main release knows.</param>
    /// <param name="tail">What is known about films outside of the core.</param>
    /// <returns>[movies][dimensions]; zeros for a film of which nothing is known.</returns>
    public static float[][] Of(MovieDataset dataset, FilmOrder order, TrainedAuto auto, TailFilms tail)
    {
        if (dataset.Genome.Count > 0)
        {
            int tags = dataset.Genome.Values.First().Length;
            return [.. order.Movies.Select(movie => dataset.Genome.GetValueOrDefault(movie) ?? new float[tags])];
        }
        int rank = auto.Vectors.Columns;
        var vectors = order.Movies.Select(_ => new float[rank]).ToArray();
        for (int i = 0; i < auto.Known.Length; i++)
            vectors[auto.Known[i]] = Array.ConvertAll(auto.Vectors.Row(i).ToArray(), value => (float)value);
        // A film that the main release does not know stands where the films that it speaks for stand.
        var known = auto.Known.ToHashSet();
        for (int movie = 0; movie < vectors.Length; movie++)
        {
            if (!known.Contains(movie))
                vectors[movie] = Mean(movie < order.Core ? Row(auto, movie) : Row(tail, movie), known, vectors, rank);
        }
        return vectors;
    }

    private static IEnumerable<(int Film, double Weight)> Row(TrainedAuto auto, int movie) =>
        auto.CoOccurrence.Row(movie).ToArray().Select((weight, film) => (film, weight));

    private static IEnumerable<(int Film, double Weight)> Row(TailFilms tail, int movie) =>
        tail.CoOccurrence.Columns(movie).ToArray().Zip(tail.CoOccurrence.Values(movie).ToArray(), (film, weight) => (film, (double)weight));

    private static float[] Mean(IEnumerable<(int Film, double Weight)> row, HashSet<int> known, float[][] vectors, int rank)
    {
        var sum = new double[rank];
        double total = 0;
        foreach (var (film, weight) in row.Where(entry => entry.Weight > 0 && known.Contains(entry.Film)))
        {
            total += weight;
            for (int i = 0; i < rank; i++)
                sum[i] += weight * vectors[film][i];
        }
        return [.. sum.Select(value => (float)(total > 0 ? value / total : 0))];
    }
}
