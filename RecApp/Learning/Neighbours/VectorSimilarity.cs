namespace RecApp.Learning.Neighbours;

/// <summary>How alike two vectors are; the larger, the nearer.</summary>
public enum VectorSimilarity
{
    /// <summary>Sum of products.</summary>
    InnerProduct,

    /// <summary>Cosine of the angle, −1 to 1; 0 when either vector is zero.</summary>
    Cosine,
}
