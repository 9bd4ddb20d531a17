using System.Runtime.InteropServices;
using System.Text.Json;

namespace RecApp.Features.Regression.Fitting;

/// <summary>
/// Writes a fit as an ONNX model: <c>features</c> [rows × features] float in, <c>prediction</c> [rows × 1] float out. Inside it
/// reckons in doubles around the features' means, so that no more is lost than floats lose at the doors. Field numbers are
/// those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
/// </summary>
public static class OnnxExport
{
    /// <summary>Version of the operators used.</summary>
    public const int Opset = 17;

    public const string Input = "features";

    public const string Output = "prediction";

    private const int FormatVersion = 8;
    private const int Float = 1;
    private const int Double = 11;
    private const int IntegerAttribute = 2;

    /// <summary>The model's bytes.</summary>
    public static byte[] Write(OwnFit fit)
    {
        int features = fit.Features.Count;
        var graph = new ProtobufWriter()
            .Message(1, Cast(Input, "exact", Double))
            .Message(1, Node("Sub", "exact", "means", "centred"))
            .Message(1, Node("MatMul", "centred", "coefficients", "difference"))
            .Message(1, Node("Add", "difference", "mean", "sum"))
            .Message(1, Cast("sum", Output, Float))
            .Text(2, "linear regression")
            .Message(5, Tensor("means", fit.Fit.Means, features))
            .Message(5, Tensor("coefficients", fit.Fit.Coefficients, features, 1))
            .Message(5, Tensor("mean", [fit.Fit.TargetMean], 1))
            .Message(11, Value(Input, features))
            .Message(12, Value(Output, 1));
        return new ProtobufWriter()
            .Number(1, FormatVersion)
            .Text(2, "RecApp")
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Number(2, Opset))
            .Message(14, Property("target", fit.Target))
            .Message(14, Property("features", JsonSerializer.Serialize(fit.Features)))
            .ToArray();
    }

    private static ProtobufWriter Node(string operation, string left, string right, string output) =>
        new ProtobufWriter().Text(1, left).Text(1, right).Text(2, output).Text(4, operation);

    private static ProtobufWriter Cast(string input, string output, int type) => new ProtobufWriter().Text(1, input).Text(2, output).Text(4, "Cast")
        .Message(5, new ProtobufWriter().Text(1, "to").Number(3, type).Number(20, IntegerAttribute));

    private static ProtobufWriter Tensor(string name, double[] values, params ReadOnlySpan<int> shape)
    {
        var tensor = new ProtobufWriter();
        foreach (int size in shape)
            tensor.Number(1, size);
        // Raw data are little-endian, as every machine is that .NET runs on today.
        return tensor.Number(2, Double).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static ProtobufWriter Value(string name, int columns) => new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter()
        .Message(1, new ProtobufWriter().Number(1, Float).Message(2, new ProtobufWriter()
            .Message(1, new ProtobufWriter().Text(2, "rows"))
            .Message(1, new ProtobufWriter().Number(1, columns)))));

    private static ProtobufWriter Property(string key, string value) => new ProtobufWriter().Text(1, key).Text(2, value);
}
