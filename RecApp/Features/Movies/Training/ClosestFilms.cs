using System.Numerics.Tensors;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training;

/// <summary>
/// The films nearest to each film: alike in who likes them beyond how popular they are, in words, genres and year. A film that is
/// near to everything is held back by how near its own nearest films are (Conneau and others, "Word Translation Without Parallel
/// Data", 2018, section 2.3: cross-domain similarity local scaling).
/// </summary>
internal sealed class ClosestFilms
{
    private const float Taste = 1;
    private const float Lift = 1;
    private const double Words = 0.8;
    private const double Genres = 1.1;
    private const double Year = 0.1;
    private const float Popularity = 0.35f;
    private const float HubCorrection = 0.5f;

    // A film that those who like another like twenty times as often as anybody is as telling as one can be.
    private const float LargestLogLift = 3;

    private const int Kept = 100;
    private const int NearOfHub = 20;

    // Nobody knows the others well enough for them to be near to everything.
    private const int MostHubs = 4_000;

    private readonly FilmOrder _order;
    private readonly TrainedAuto _auto;
    private readonly ContentLikeness _content;
    private readonly float[][] _tastes;
    private readonly float[] _popularity;

    private ClosestFilms(MovieDataset dataset, FilmOrder order, TrainedAuto auto, float[][] vectors, float[] prior)
    {
        (_order, _auto) = (order, auto);
        _content = new([.. order.Movies.Select(movie => dataset.Movies[movie])], order.Movies.Length);
        _tastes = [.. vectors.Select(Unit)];
        float least = prior.Min(), range = MathF.Log(prior.Max() / least);
        _popularity = [.. prior.Select(value => range > 0 ? Popularity * MathF.Log(value / least) / range : 0)];
    }

    /// <summary>The weights, for the manifest.</summary>
    public static IReadOnlyDictionary<string, double> Weights { get; } = new Dictionary<string, double>
    {
        ["taste"] = Taste,
        ["lift"] = Lift,
        ["words"] = Words,
        ["genres"] = Genres,
        ["year"] = Year,
        ["popularity"] = Popularity,
        ["hubCorrection"] = HubCorrection,
    };

    /// <summary>Finds them.</summary>
    /// <param name="dataset">What the files say about the films.</param>
    /// <param name="order">The catalogue's order.</param>
    /// <param name="auto">Who likes what.</param>
    /// <param name="vectors">[movies][dimensions] of taste.</param>
    /// <param name="prior">[movies] how likely anybody likes the film, above 0.</param>
    /// <returns>[movies × movies] likeness above 0 of the hundred nearest films of each.</returns>
    public static SparseRows Of(MovieDataset dataset, FilmOrder order, TrainedAuto auto, float[][] vectors, float[] prior) =>
        new ClosestFilms(dataset, order, auto, vectors, prior).Near();

    private SparseRows Near()
    {
        int movies = _order.Movies.Length;
        float[] hubs = Hubs(movies);
        return SparseRows.From(Enumerable.Range(0, movies).AsParallel().AsOrdered().Select(movie =>
        {
            float[] likeness = Likeness(movie);
            TensorPrimitives.MultiplyAdd(hubs, -HubCorrection, likeness, likeness);
            likeness[movie] = float.NegativeInfinity;
            return Largest(likeness);
        }).ToArray());
    }

    // [movies] mean likeness of its nearest films.
    private float[] Hubs(int movies)
    {
        int known = Math.Min(MostHubs, movies);
        float[] near = [.. Enumerable.Range(0, known).AsParallel().AsOrdered().Select(movie =>
        {
            float[] likeness = Likeness(movie);
            likeness[movie] = float.NegativeInfinity;
            var highest = new float[NearOfHub];
            int found = HighestScores.Find(likeness.AsSpan(0, known), new int[NearOfHub], highest);
            return found == 0 ? 0 : TensorPrimitives.Average<float>(highest.AsSpan(0, found));
        })];
        float mean = TensorPrimitives.Average<float>(near);
        return [.. near, .. Enumerable.Repeat(mean, movies - known)];
    }

    private float[] Likeness(int movie)
    {
        float[] sums = [.. _popularity];
        for (int film = 0; film < sums.Length; film++)
            sums[film] += Taste * Math.Max(0, TensorPrimitives.Dot<float>(_tastes[movie], _tastes[film]));
        if (movie < _order.Core)
        {
            var more = _auto.CoOccurrence.Row(movie);
            for (int film = 0; film < more.Length; film++)
                sums[film] += Lift * (float)Math.Min(1, Math.Log(1 + Math.Max(0, more[film] / _auto.Prior[film])) / LargestLogLift);
        }
        _content.Add(movie, Words, Genres, Year, sums);
        return sums;
    }

    private static IEnumerable<(int, float)> Largest(float[] likeness)
    {
        var places = new int[Kept];
        var highest = new float[Kept];
        int found = HighestScores.Find(likeness, places, highest);
        return [.. places.Zip(highest, (film, value) => (film, BrainFloat.Round(value))).Take(found).Where(near => near.Item2 > 0)];
    }

    private static float[] Unit(float[] vector)
    {
        float length = TensorPrimitives.Norm<float>(vector);
        if (length == 0)
            return vector;
        var unit = new float[vector.Length];
        TensorPrimitives.Divide(vector, length, unit);
        return unit;
    }
}
