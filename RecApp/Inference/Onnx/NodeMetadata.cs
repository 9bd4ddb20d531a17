using System.Runtime.InteropServices;

namespace RecApp.Inference.Onnx;

/// <summary>What a model says of one of its inputs or outputs.</summary>
public sealed unsafe class NodeMetadata
{
    internal NodeMetadata(OrtApi* api, nint typeInfo)
    {
        nint tensor;
        api->Check(api->CastTypeInfoToTensorInfo(typeInfo, &tensor));
        IsTensor = tensor != 0;
        if (!IsTensor)
            return;
        var info = new OrtTensorTypeAndShapeInfo(api, tensor);
        ElementDataType = info.ElementDataType;
        Dimensions = Array.ConvertAll(info.Shape, checked(dimension => (int)dimension));
        SymbolicDimensions = Names(api, tensor, info.Shape.Length);
    }

    /// <summary>False for what is no tensor, such as a sequence; the other properties then say nothing.</summary>
    public bool IsTensor { get; }

    /// <summary>The type of each element.</summary>
    public TensorElementType ElementDataType { get; }

    /// <summary>The .NET type of each element; null where tensors of this type can't be carried.</summary>
    public Type? ElementType => CarriedTypes.Managed(ElementDataType);

    /// <summary>The size of each dimension, outermost first; -1 where each run may bring its own.</summary>
    public int[] Dimensions { get; } = [];

    /// <summary>The name of each dimension whose size is open; empty where it has none.</summary>
    public string[] SymbolicDimensions { get; } = [];

    private static string[] Names(OrtApi* api, nint tensor, int rank)
    {
        var pointers = stackalloc byte*[rank];
        api->Check(api->GetSymbolicDimensions(tensor, pointers, (nuint)rank));
        var names = new string[rank];
        for (var i = 0; i < rank; i++)
            names[i] = Marshal.PtrToStringUTF8((nint)pointers[i]) ?? "";
        return names;
    }
}
