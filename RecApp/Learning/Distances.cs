using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RecApp.Learning;

/// <summary>Distances between vectors of equal length, vectorised.</summary>
public static class Distances
{
    /// <summary>Distance under a metric; 0 or more.</summary>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static float Between(DistanceMetric metric, ReadOnlySpan<float> left, ReadOnlySpan<float> right) => metric switch
    {
        DistanceMetric.Manhattan => Manhattan(left, right),
        DistanceMetric.Euclidean => Euclidean(left, right),
        DistanceMetric.Cosine => Cosine(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };

    /// <summary>Sum of absolute differences.</summary>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static float Manhattan(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        RequireEqualLengths(left, right);
        var leftVectors = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rightVectors = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (int i = 0; i < leftVectors.Length; i++)
            sums += Vector.Abs(leftVectors[i] - rightVectors[i]);
        float sum = Vector.Sum(sums);
        for (int i = leftVectors.Length * Vector<float>.Count; i < left.Length; i++)
            sum += Math.Abs(left[i] - right[i]);
        return sum;
    }

    /// <summary>Root of the sum of squared differences.</summary>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static float Euclidean(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        RequireEqualLengths(left, right);
        return left.Length == 0 ? 0 : TensorPrimitives.Distance(left, right);
    }

    /// <summary>1 minus the cosine of the angle; 1 when either vector is zero.</summary>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static float Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        RequireEqualLengths(left, right);
        if (left.Length == 0)
            return 1;
        float similarity = TensorPrimitives.CosineSimilarity(left, right);
        // Zero vectors have no direction (0 / 0); rounding may pass 1 by a hair.
        return float.IsNaN(similarity) ? 1 : Math.Clamp(1 - similarity, 0, 2);
    }

    private static void RequireEqualLengths(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"Vectors of lengths {left.Length} and {right.Length} have no distance.");
    }
}

/// <summary>How far two vectors are apart.</summary>
public enum DistanceMetric
{
    /// <summary>Sum of absolute differences.</summary>
    Manhattan,

    /// <summary>Root of the sum of squared differences.</summary>
    Euclidean,

    /// <summary>1 minus the cosine of the angle, 0–2; 1 when either vector is zero.</summary>
    Cosine,
}
