namespace RecApp.Inference.Onnx;

/// <summary>The element type and shape of a tensor.</summary>
public sealed unsafe class OrtTensorTypeAndShapeInfo
{
    internal OrtTensorTypeAndShapeInfo(OrtApi* api, nint info)
    {
        int type;
        nuint rank;
        api->Check(api->GetTensorElementType(info, &type));
        api->Check(api->GetDimensionsCount(info, &rank));
        ElementDataType = (TensorElementType)type;
        Shape = new long[rank];
        fixed (long* dimensions = Shape)
            api->Check(api->GetDimensions(info, dimensions, rank));
        ElementCount = 1;
        foreach (var dimension in Shape)
            ElementCount *= dimension;
    }

    /// <summary>The type of each element.</summary>
    public TensorElementType ElementDataType { get; }

    /// <summary>The size of each dimension, outermost first; empty for a single number.</summary>
    public long[] Shape { get; }

    /// <summary>How many elements there are.</summary>
    public long ElementCount { get; }
}
