using System.Buffers;
using System.Numerics.Tensors;
using RecApp.Bundles.Arrays;
using RecApp.Learning;

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// What people of similar taste liked most: somebody is the normalised sum of the vectors of the films given, the neighbours are
/// groups of people, so that nobody's own list is kept, and the nearest groups are asked first. Immutable.
/// </summary>
public sealed class NeighbourRanker : IMovieRanker
{
    // As many as can be asked for: with fewer candidates the neighbourhood widens.
    private const int EnoughCandidates = 100;

    // Keeps films that no neighbour liked in an order: the order of popularity.
    private const float PriorWeight = 1e-6f;

    private const float LeastCosine = 1e-3f;

    private readonly QuantisedMatrix _films;
    private readonly QuantisedMatrix _groups;
    private readonly int[] _sizes;
    private readonly int _smallest;
    private readonly SparseRows _likes;
    private readonly float[] _prior;

    /// <param name="films">[films × rank] vectors of the first films of the catalogue; a film without one has zeros or no row.</param>
    /// <param name="groups">[groups × rank] mean vectors of the people of a group, of length 1.</param>
    /// <param name="sizes">[groups] how many people are in it, 1 or more.</param>
    /// <param name="likes">[groups × movies] how many people of the group like the film.</param>
    /// <param name="prior">[movies] how likely anybody likes the film.</param>
    public NeighbourRanker(QuantisedMatrix films, QuantisedMatrix groups, int[] sizes, SparseRows likes, float[] prior)
    {
        if (films.Columns != groups.Columns || groups.Rows != sizes.Length || likes.Count != sizes.Length || films.Rows > prior.Length)
            throw new ArgumentException("Vectors, groups and films contradict each other.");
        (_films, _groups, _sizes, _likes, _prior) = (films, groups, sizes, likes, prior);
        _smallest = Math.Max(1, sizes.DefaultIfEmpty().Min());
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<GivenMovie> given, Span<float> scores)
    {
        using var near = new Neighbourhood(this, given);
        for (int users = near.FirstUsers; ; users *= 2)
        {
            scores.Clear();
            int taken = near.Take(users);
            float people = 0;
            for (int i = 0; i < taken; i++)
            {
                float weight = near.Weight(i);
                people += weight * _sizes[near.Groups[i]];
                _likes.AddRow(near.Groups[i], weight, scores);
            }
            if (taken == _sizes.Length || scores.Length - scores.Count(0f) >= EnoughCandidates + given.Length)
            {
                TensorPrimitives.Divide(scores, people, scores);
                TensorPrimitives.MultiplyAdd(_prior, PriorWeight, scores, scores);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Contributions(ReadOnlySpan<GivenMovie> given, int movie, Span<float> contributions)
    {
        using var near = new Neighbourhood(this, given);
        contributions.Clear();
        Span<float> vector = stackalloc float[_groups.Columns];
        int taken = near.Take(near.FirstUsers);
        for (int i = 0; i < taken; i++)
        {
            int at = _likes.Columns(near.Groups[i]).IndexOf(movie);
            if (at < 0 || near.Cosines[i] <= LeastCosine)
                continue;
            vector.Clear();
            _groups.AddRow(near.Groups[i], near.Weight(i) * _likes.Values(near.Groups[i])[at] / near.Cosines[i], vector);
            for (int film = 0; film < given.Length; film++)
            {
                if (given[film].Movie < _films.Rows)
                    contributions[film] += given[film].Weight * _films.Dot(given[film].Movie, vector);
            }
        }
    }

    /// <param name="reader">At the ranker.</param>
    /// <param name="movies">How many films the catalogue has.</param>
    internal static NeighbourRanker Read(ArrayReader reader, int movies)
    {
        var (films, groups, sizes, likes, prior) = (QuantisedMatrix.Read(reader), QuantisedMatrix.Read(reader), reader.Read<int>(), SparseRows.Read(reader), reader.Read<float>());
        return prior.Length == movies && Enumerable.Range(0, likes.Count).All(group => likes.Columns(group).IndexOfAnyExceptInRange(0, movies - 1) < 0)
            ? new(films, groups, sizes, likes, prior)
            : throw new InvalidDataException("The neighbours like films that the catalogue lacks.");
    }

    internal void Write(ArrayWriter writer)
    {
        _films.Write(writer);
        _groups.Write(writer);
        writer.Write(_sizes);
        _likes.Write(writer);
        writer.Write(_prior);
    }

    /// <summary>The groups in the order of their likeness to somebody, as far as they have been asked for.</summary>
    private ref struct Neighbourhood
    {
        private readonly NeighbourRanker _ranker;
        private readonly float[] _all;
        private readonly bool _few;

        public Neighbourhood(NeighbourRanker ranker, ReadOnlySpan<GivenMovie> given)
        {
            _ranker = ranker;
            int groups = ranker._sizes.Length;
            _all = ArrayPool<float>.Shared.Rent(groups);
            Groups = ArrayPool<int>.Shared.Rent(groups);
            Cosines = ArrayPool<float>.Shared.Rent(groups);
            // With one or two films many neighbours are asked, the nearest of them above all.
            _few = given.Length <= 2;
            FirstUsers = _few ? 300 : 100;
            Span<float> person = stackalloc float[ranker._films.Columns];
            person.Clear();
            foreach (var (movie, weight) in given)
            {
                if (movie < ranker._films.Rows)
                    ranker._films.AddRow(movie, weight, person);
            }
            float length = TensorPrimitives.Norm<float>(person);
            if (length > 0)
                TensorPrimitives.Divide(person, length, person);
            else
                FirstUsers = int.MaxValue;
            for (int group = 0; group < groups; group++)
                _all[group] = ranker._groups.Dot(group, person);
        }

        /// <summary>How many people are asked at first: all when nothing is known about the films given.</summary>
        public int FirstUsers { get; }

        /// <summary>The groups taken, nearest first.</summary>
        public int[] Groups { get; }

        /// <summary>Their cosine to the person.</summary>
        public float[] Cosines { get; }

        /// <summary>Takes the nearest groups until they have so many people; returns how many groups.</summary>
        public readonly int Take(int users)
        {
            int groups = _ranker._sizes.Length;
            int most = (int)Math.Min(groups, 1 + (long)users / _ranker._smallest);
            int found = HighestScores.Find(_all.AsSpan(0, groups), Groups.AsSpan(0, most), Cosines.AsSpan(0, most));
            long people = 0;
            for (int i = 0; i < found; i++)
            {
                if (people >= users)
                    return i;
                people += _ranker._sizes[Groups[i]];
            }
            return found;
        }

        /// <summary>What a group's likes count.</summary>
        public readonly float Weight(int i)
        {
            float cosine = Math.Max(Cosines[i], LeastCosine);
            return _few ? cosine * cosine : cosine;
        }

        public readonly void Dispose()
        {
            ArrayPool<float>.Shared.Return(_all);
            ArrayPool<int>.Shared.Return(Groups);
            ArrayPool<float>.Shared.Return(Cosines);
        }
    }
}
