using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;
using RecApp.Learning.LinearAlgebra;

namespace RecApp.Features.Movies.Training;

/// <summary>What is known about films with too few likes to learn from: what the films of the core most like them say.</summary>
/// <param name="Prior">[movies] how likely anybody likes the film; 0 in the core.</param>
/// <param name="CoOccurrence">[movies × movies], entries outside of the core.</param>
/// <param name="Regression">[movies × movies], entries outside of the core.</param>
internal sealed record TailFilms(double[] Prior, SparseRows CoOccurrence, SparseRows Regression)
{
    private const int Proxies = 10;
    private const int Sharpness = 4;
    private const double TrustAsGiven = 0.7;
    private const double TrustAsTarget = 0.6;

    // Beyond these nothing comes near the first hundred places.
    private const int EntriesAsGiven = 50;
    private const int EntriesAsTarget = 30;

    /// <summary>Finds the films most alike and takes over what is known about them.</summary>
    /// <param name="dataset">Films and ratings.</param>
    /// <param name="users">Whose ratings are learned from.</param>
    /// <param name="order">The catalogue's order.</param>
    /// <param name="auto">What is known about the core.</param>
    public static TailFilms Of(MovieDataset dataset, UserSplit users, FilmOrder order, TrainedAuto auto)
    {
        var likeness = new ContentLikeness([.. order.Movies.Select(movie => dataset.Movies[movie])], order.Core);
        int movies = order.Movies.Length;
        var proxies = Enumerable.Range(0, movies).AsParallel().AsOrdered()
            .Select(movie => movie < order.Core ? [] : Shares(likeness.Nearest(movie, Proxies))).ToArray();
        double[] prior = Priors(dataset, users, order);
        return new(prior, Rows(auto.CoOccurrence, auto.Prior, prior, proxies, order.Core), Rows(auto.Regression, auto.Prior, prior, proxies, order.Core));
    }

    private static (int Film, double Share)[] Shares(IReadOnlyList<(int Film, double Likeness)> near)
    {
        double total = near.Sum(film => Math.Pow(film.Likeness, Sharpness));
        return total > 0 ? [.. near.Select(film => (film.Film, Math.Pow(film.Likeness, Sharpness) / total))] : [];
    }

    private static double[] Priors(MovieDataset dataset, UserSplit users, FilmOrder order)
    {
        double[] likes = Likes(dataset, users.Main, order), others = Likes(dataset, users.Others, order);
        return [.. Enumerable.Range(0, order.Movies.Length).Select(movie => movie < order.Core ? 0 : Math.Max(AutoTrainer.LeastPrior, Math.Max(
            likes[movie] > 0 ? (likes[movie] + 0.5) / users.Main.Length : 0,
            users.Others.Length > 0 ? AutoTrainer.OthersTrust * (others[movie] + 0.25) / users.Others.Length : 0)))];
    }

    private static double[] Likes(MovieDataset dataset, int[] users, FilmOrder order)
    {
        var likes = new double[order.Movies.Length];
        foreach (int movie in users.SelectMany(user => LikedRows.Of(dataset.Ratings, user)))
            likes[order.Places[movie]]++;
        return likes;
    }

    private static SparseRows Rows(DenseMatrix matrix, double[] corePrior, double[] prior, (int Film, double Share)[][] proxies, int core) =>
        SparseRows.From(Enumerable.Range(0, proxies.Length).AsParallel().AsOrdered()
            .Select(movie => movie < core ? Targets(matrix.Row(movie), corePrior, prior, proxies, core) : Given(matrix, proxies[movie])).ToArray());

    // A film outside of the core given: the rows of its proxies.
    private static IEnumerable<(int, float)> Given(DenseMatrix matrix, (int Film, double Share)[] proxies)
    {
        var sums = new double[matrix.Columns];
        foreach (var (film, share) in proxies)
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(matrix.Row(film), TrustAsGiven * share, sums, sums);
        return Largest(sums, 0, EntriesAsGiven);
    }

    // A film of the core given: what it says for the proxies, relative to how likely they are, it says for the film as well.
    private static IEnumerable<(int, float)> Targets(ReadOnlySpan<double> row, double[] corePrior, double[] prior, (int Film, double Share)[][] proxies, int core)
    {
        var sums = new double[proxies.Length - core];
        for (int i = 0; i < sums.Length; i++)
        {
            foreach (var (film, share) in proxies[core + i])
                sums[i] += TrustAsTarget * prior[core + i] * share * row[film] / corePrior[film];
        }
        return Largest(sums, core, EntriesAsTarget);
    }

    private static IEnumerable<(int, float)> Largest(double[] values, int first, int count)
    {
        var places = new int[count];
        int found = HighestScores.Find(Array.ConvertAll(values, value => (float)Math.Abs(value)), places, new float[count]);
        return [.. places.Take(found).Order().Where(place => values[place] != 0).Select(place => (first + place, BrainFloat.Round((float)values[place])))];
    }
}
