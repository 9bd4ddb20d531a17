namespace RecApp.Inference.Onnx;

/// <summary>The element types that tensors can have on their way in and out.</summary>
internal static class CarriedTypes
{
    public const string Names = "Float, Int64, Int32 and Bool";

    /// <summary>The .NET type of the elements; null where they can't be carried.</summary>
    public static Type? Managed(TensorElementType type) => type switch
    {
        TensorElementType.Float => typeof(float),
        TensorElementType.Int64 => typeof(long),
        TensorElementType.Int32 => typeof(int),
        TensorElementType.Bool => typeof(bool),
        _ => null,
    };

    /// <exception cref="NotSupportedException">Elements of type <typeparamref name="T"/> can't be carried.</exception>
    public static TensorElementType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? TensorElementType.Float
        : typeof(T) == typeof(long) ? TensorElementType.Int64
        : typeof(T) == typeof(int) ? TensorElementType.Int32
        : typeof(T) == typeof(bool) ? TensorElementType.Bool
        : throw new NotSupportedException($"A tensor can't have elements of type {typeof(T)}; it can have {Names}.");
}
