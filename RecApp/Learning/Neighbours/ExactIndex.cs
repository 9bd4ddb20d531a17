namespace RecApp.Learning.Neighbours;

/// <summary>Searches vectors in single precision: 4 bytes per number, every vector scored.</summary>
public sealed class ExactIndex : NeighbourIndex
{
    private readonly Panels<float> _panels;

    /// <summary>Copies vectors into an index.</summary>
    /// <param name="vectors">[vectors × dimensions], finite, magnitudes up to 1e15; may be empty.</param>
    /// <param name="dimensions">Numbers per vector, 1 or more.</param>
    /// <param name="similarity">What makes vectors near.</param>
    /// <exception cref="ArgumentException">A number isn't finite, or the numbers don't divide into vectors.</exception>
    public ExactIndex(ReadOnlySpan<float> vectors, int dimensions, VectorSimilarity similarity)
        : base(vectors.Length, dimensions, similarity)
    {
        _panels = new(Count, dimensions);
        var prepared = new float[vectors.Length];
        VectorPreparation.Prepare(vectors, dimensions, similarity, prepared, nameof(vectors));
        for (int row = 0; row < Count; row++)
        {
            for (int dimension = 0; dimension < dimensions; dimension++)
                _panels[row, dimension] = prepared[(row * dimensions) + dimension];
        }
    }

    private protected override void Scan(ReadOnlySpan<float> queries, Span<int> places, Span<float> scores)
    {
        const int Rows = Panels<float>.Rows;
        int count = queries.Length / Dimensions, most = places.Length / count;
        Span<float> tile = stackalloc float[FloatKernel.Queries * Rows];
        for (int panel = 0; panel < _panels.Count; panel++)
        {
            int rows = Math.Min(Rows, Count - (panel * Rows));
            for (int query = 0, together; query < count; query += together)
            {
                together = count - query >= FloatKernel.Queries ? FloatKernel.Queries : 1;
                var group = queries.Slice(query * Dimensions, together * Dimensions);
                if (together == 1)
                    FloatKernel.One(_panels[panel], group, tile);
                else
                    FloatKernel.Four(_panels[panel], group, tile);
                for (int i = 0; i < together; i++)
                {
                    int start = (query + i) * most;
                    HighestScores.Offer(
                        tile.Slice(i * Rows, rows), panel * Rows, places.Slice(start, most), scores.Slice(start, most));
                }
            }
        }
    }
}
