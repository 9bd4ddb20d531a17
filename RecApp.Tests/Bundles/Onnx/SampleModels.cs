using Microsoft.ML.OnnxRuntime.Tensors;

namespace RecApp.Tests.Bundles.Onnx;

/// <summary>Small models whose answers can be checked by hand.</summary>
internal static class SampleModels
{
    /// <summary>sum = a + b, both [rows × 3].</summary>
    public static byte[] Sum() => new OnnxGraph()
        .Input("a", TensorElementType.Float, "rows", 3)
        .Input("b", TensorElementType.Float, "rows", 3)
        .Output("sum", TensorElementType.Float, "rows", 3)
        .Node("Add", ["a", "b"], ["sum"])
        .ToModel();

    /// <summary>y = operation(x), both [n] of one type.</summary>
    public static byte[] Unary(string operation, TensorElementType type) => new OnnxGraph()
        .Input("x", type, "n")
        .Output("y", type, "n")
        .Node(operation, ["x"], ["y"])
        .ToModel();

    /// <summary>started = x + 1 [1], written at once; total = started + the number of turns of a loop.</summary>
    public static byte[] Loop()
    {
        var body = new OnnxGraph()
            .Input("turn", TensorElementType.Int64)
            .Input("go_in", TensorElementType.Bool)
            .Input("value_in", TensorElementType.Float, 1)
            .Output("go_out", TensorElementType.Bool)
            .Output("value_out", TensorElementType.Float, 1)
            .Node("Identity", ["go_in"], ["go_out"])
            .Node("Add", ["value_in", "one"], ["value_out"]);
        return new OnnxGraph()
            .Input("x", TensorElementType.Float, 1)
            .Input("turns", TensorElementType.Int64)
            .Output("started", TensorElementType.Float, 1)
            .Output("total", TensorElementType.Float, 1)
            .Weights("one", [1], 1)
            .Node("Add", ["x", "one"], ["started"])
            .Node("Loop", ["turns", "", "started"], ["total"], body.AsAttribute("body"))
            .ToModel();
    }

    /// <summary>hidden [1 × batch × 1] = an LSTM with one unit over x [steps × batch × 1]; all gates half open.</summary>
    public static byte[] Lstm() => new OnnxGraph()
        .Input("x", TensorElementType.Float, "steps", "batch", 1)
        .Output("hidden", TensorElementType.Float, 1, "batch", 1)
        .Weights("w", [0, 0, 0, 1], 1, 4, 1)
        .Weights("r", [0, 0, 0, 0.5f], 1, 4, 1)
        .Node("LSTM", ["x", "w", "r"], ["", "hidden"], OnnxAttribute.Int("hidden_size", 1))
        .ToModel();
}
