namespace RecApp.Learning;

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
