using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Features.Regression.Fitting;

namespace RecApp.Tests.Bundles.Onnx;

/// <summary>Builds ONNX models byte by byte, so that tests need neither files nor Python. Field numbers: onnx.proto.</summary>
internal sealed class OnnxGraph
{
    private const int Opset = 17;
    private readonly ProtobufWriter _graph = new ProtobufWriter().Text(2, "test");

    /// <param name="name">The input's name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">A number per fixed dimension, a name per open one.</param>
    public OnnxGraph Input(string name, TensorElementType type, params object[] shape) => Declare(11, name, type, shape);

    /// <inheritdoc cref="Input"/>
    public OnnxGraph Output(string name, TensorElementType type, params object[] shape) => Declare(12, name, type, shape);

    public OnnxGraph Weights(string name, float[] values, params long[] shape)
    {
        var tensor = Tensor(name, shape).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()));
        _graph.Message(5, tensor);
        return this;
    }

    /// <summary>Weights that are said to lie in a file.</summary>
    public OnnxGraph ExternalWeights(string name, string location, params long[] shape)
    {
        _graph.Message(5, Tensor(name, shape).Number(14, 1).Message(13, new ProtobufWriter().Text(1, "location").Text(2, location)));
        return this;
    }

    public OnnxGraph Node(string operation, string[] inputs, string[] outputs, params ProtobufWriter[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(4, operation);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        _graph.Message(1, node);
        return this;
    }

    /// <summary>This graph as an attribute of a node, such as the body of a loop.</summary>
    public ProtobufWriter AsAttribute(string name) => new ProtobufWriter().Text(1, name).Number(20, 5).Message(6, _graph);

    public byte[] ToModel() => new ProtobufWriter()
        .Number(1, 8)
        .Message(8, new ProtobufWriter().Text(1, "").Number(2, Opset))
        .Message(7, _graph)
        .ToArray();

    private static ProtobufWriter Tensor(string name, long[] shape)
    {
        var tensor = new ProtobufWriter().Text(8, name).Number(2, (int)TensorElementType.Float);
        foreach (var dimension in shape)
            tensor.Number(1, dimension);
        return tensor;
    }

    private OnnxGraph Declare(int field, string name, TensorElementType type, object[] shape)
    {
        var dimensions = new ProtobufWriter();
        foreach (var dimension in shape)
        {
            dimensions.Message(1, dimension is string open
                ? new ProtobufWriter().Text(2, open)
                : new ProtobufWriter().Number(1, Convert.ToInt64(dimension, null)));
        }

        var tensor = new ProtobufWriter().Number(1, (int)type).Message(2, dimensions);
        _graph.Message(field, new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor)));
        return this;
    }
}
