using System.Buffers;

namespace RecApp.Learning.Neighbours;

/// <summary>Finds the vectors most similar to a query among all of them. Safe for use by many threads at once.</summary>
public abstract class NeighbourIndex
{
    private protected NeighbourIndex(int numbers, int dimensions, VectorSimilarity similarity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (numbers % dimensions != 0)
            throw new ArgumentException($"{numbers} numbers don't divide into vectors of {dimensions} dimensions.", nameof(numbers));
        if (!Enum.IsDefined(similarity))
            throw new ArgumentOutOfRangeException(nameof(similarity), similarity, "No such similarity.");
        (Count, Dimensions, Similarity) = (numbers / dimensions, dimensions, similarity);
    }

    /// <summary>How many vectors there are; 0 or more.</summary>
    public int Count { get; }

    /// <summary>Numbers per vector; 1 or more.</summary>
    public int Dimensions { get; }

    /// <summary>What the scores are.</summary>
    public VectorSimilarity Similarity { get; }

    /// <summary>Finds the most similar vectors on the calling thread, without allocating.</summary>
    /// <param name="query">[dimensions], finite.</param>
    /// <param name="places">Receives the vectors' places, the most similar first, of equal ones the lower place; as many are
    /// looked for as fit. Past the number found it holds −1.</param>
    /// <param name="scores">Receives their similarities, and minus infinity past the number found; as long as <paramref name="places"/>.</param>
    /// <returns>How many were found: as many as were looked for, or all there are.</returns>
    /// <exception cref="ArgumentException">The query has other dimensions or a number that isn't finite, or the lengths differ.</exception>
    public int Search(ReadOnlySpan<float> query, Span<int> places, Span<float> scores)
    {
        if (query.Length != Dimensions)
            throw new ArgumentException($"The query has {query.Length} dimensions, the index {Dimensions}.", nameof(query));
        RequireEqualLengths(places.Length, scores.Length);
        float[] rented = ArrayPool<float>.Shared.Rent(Dimensions);
        try
        {
            var prepared = rented.AsSpan(0, Dimensions);
            VectorPreparation.Prepare(query, Dimensions, Similarity, prepared, nameof(query));
            HighestScores.Start(places, scores);
            if (!places.IsEmpty)
                Scan(prepared, places, scores);
            return Math.Min(places.Length, Count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Finds the most similar vectors of several queries on all cores; the same as <see cref="Search"/> finds for each.</summary>
    /// <param name="queries">[queries × dimensions], finite.</param>
    /// <param name="places">Receives [queries × looked for], each row as from <see cref="Search"/>.</param>
    /// <param name="scores">Receives [queries × looked for].</param>
    /// <returns>How many were found for each query.</returns>
    /// <exception cref="ArgumentException">A query has a number that isn't finite, or the lengths don't fit together.</exception>
    public int SearchMany(ReadOnlyMemory<float> queries, Memory<int> places, Memory<float> scores)
    {
        RequireEqualLengths(places.Length, scores.Length);
        int count = queries.Length / Dimensions;
        if (queries.Length % Dimensions != 0 || (count == 0 ? places.Length : places.Length % count) != 0)
        {
            throw new ArgumentException(
                $"{queries.Length} numbers and {places.Length} places don't divide into queries of {Dimensions} dimensions.", nameof(queries));
        }
        if (places.IsEmpty)
            return 0;
        int most = places.Length / count;
        float[] rented = ArrayPool<float>.Shared.Rent(queries.Length);
        try
        {
            VectorPreparation.Prepare(queries.Span, Dimensions, Similarity, rented.AsSpan(0, queries.Length), nameof(queries));
            HighestScores.Start(places.Span, scores.Span);
            int size = GroupSize(count);
            Parallel.For(0, ((count - 1) / size) + 1, group =>
            {
                int first = group * size, queriesOfGroup = Math.Min(size, count - first);
                Scan(
                    rented.AsSpan(first * Dimensions, queriesOfGroup * Dimensions),
                    places.Span.Slice(first * most, queriesOfGroup * most),
                    scores.Span.Slice(first * most, queriesOfGroup * most));
            });
            return Math.Min(most, Count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Adds vectors to the lists of the best.</summary>
    /// <param name="queries">[queries × dimensions], prepared; at least one.</param>
    /// <param name="places">[queries × looked for], at least one per query.</param>
    /// <param name="scores">[queries × looked for].</param>
    private protected abstract void Scan(ReadOnlySpan<float> queries, Span<int> places, Span<float> scores);

    // Every core gets a share, in whole groups of those the kernel takes together; more than 64 at once don't save any reading.
    private static int GroupSize(int queries)
    {
        int share = (queries - 1) / Environment.ProcessorCount / FloatKernel.Queries + 1;
        return Math.Min(share * FloatKernel.Queries, 64);
    }

    private static void RequireEqualLengths(int places, int scores)
    {
        if (places != scores)
            throw new ArgumentException($"There is room for {places} places and for {scores} scores; both must be the same.", nameof(scores));
    }
}
