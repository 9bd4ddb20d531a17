using System.Numerics.Tensors;

namespace RecApp.Learning.Neighbours;

/// <summary>Refuses what has no comparable score and gives vectors the length their similarity wants.</summary>
internal static class VectorPreparation
{
    /// <summary>Largest magnitude of a number: products of two and their sums stay finite in single precision.</summary>
    public const float LargestMagnitude = 1e15f;

    /// <summary>Copies vectors, each divided by its length for the cosine; a zero vector stays zero.</summary>
    /// <param name="vectors">[vectors × dimensions].</param>
    /// <param name="dimensions">Numbers per vector, 1 or more.</param>
    /// <param name="similarity">Which similarity they are prepared for.</param>
    /// <param name="prepared">As long as <paramref name="vectors"/>.</param>
    /// <param name="name">What the vectors are called in an error.</param>
    /// <exception cref="ArgumentException">A number is NaN, infinite or beyond <see cref="LargestMagnitude"/>.</exception>
    public static void Prepare(
        ReadOnlySpan<float> vectors, int dimensions, VectorSimilarity similarity, Span<float> prepared, string name)
    {
        for (int start = 0; start < vectors.Length; start += dimensions)
        {
            var vector = vectors.Slice(start, dimensions);
            // Written so that NaN, which compares as false, is refused too.
            if (!(MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) <= LargestMagnitude))
                throw Refusal(vector, start / dimensions, name);
            if (similarity == VectorSimilarity.Cosine)
                Normalise(vector, prepared.Slice(start, dimensions));
            else
                vector.CopyTo(prepared[start..]);
        }
    }

    // In double precision the squares of the largest and of the smallest numbers neither overflow nor vanish.
    private static void Normalise(ReadOnlySpan<float> vector, Span<float> normalised)
    {
        double squares = 0;
        foreach (float value in vector)
            squares += (double)value * value;
        double factor = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        for (int i = 0; i < vector.Length; i++)
            normalised[i] = (float)(vector[i] * factor);
    }

    private static ArgumentException Refusal(ReadOnlySpan<float> vector, int index, string name)
    {
        int dimension = 0;
        while (MathF.Abs(vector[dimension]) <= LargestMagnitude)
            dimension++;
        return new(FormattableString.Invariant(
            $"Vector {index} holds {vector[dimension]} in dimension {dimension}; numbers must be finite and at most {LargestMagnitude} in magnitude."), name);
    }
}
