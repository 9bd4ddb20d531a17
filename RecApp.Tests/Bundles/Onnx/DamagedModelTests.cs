using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Bundles.Onnx;
using RecApp.Features.Regression.Fitting;

namespace RecApp.Tests.Bundles.Onnx;

public class DamagedModelTests
{
    [Fact]
    public void Session_ModelCutOffAnywhere_IsRefused()
    {
        var model = SampleModels.Loop();
        for (var length = 0; length < model.Length; length++)
            Assert.Throws<InvalidDataException>(() => new OnnxSession(model[..length]));
    }

    [Fact]
    public void Session_RandomBytes_IsRefused()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 1_000; trial++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            Assert.Throws<InvalidDataException>(() => new OnnxSession(bytes));
        }
    }

    [Fact]
    public void Session_UnknownOperator_SaysWhich()
    {
        var model = SampleModels.Unary("Divine", TensorElementType.Float);

        var error = Assert.Throws<InvalidDataException>(() => new OnnxSession(model));

        Assert.Contains("Divine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_OnnxRuntimesOwnFormat_IsRefused()
    {
        byte[] model = [8, 0, 0, 0, .. "ORTM"u8, .. new byte[64]];

        Assert.Throws<InvalidDataException>(() => new OnnxSession(model));
    }

    [Theory]
    [InlineData("weights.bin")]
    [InlineData("../../etc/passwd")]
    [InlineData("*/_ORT_MEM_ADDR_/*")]
    public void Session_WeightsOutsideTheModel_AreRefused(string location)
    {
        var graph = WithInput().ExternalWeights("w", location, 1).Node("Add", ["x", "w"], ["y"]);

        AssertRefused(graph);
    }

    [Fact]
    public void Session_WeightsOutsideTheModelDeepInside_AreRefused()
    {
        var body = new OnnxGraph()
            .Input("turn", TensorElementType.Int64)
            .Input("go_in", TensorElementType.Bool)
            .Input("value_in", TensorElementType.Float, 1)
            .Output("go_out", TensorElementType.Bool)
            .Output("value_out", TensorElementType.Float, 1)
            .ExternalWeights("w", "weights.bin", 1)
            .Node("Identity", ["go_in"], ["go_out"])
            .Node("Add", ["value_in", "w"], ["value_out"]);

        AssertRefused(WithInput().Node("Loop", ["", "", "x"], ["y"], body.AsAttribute("body")));
    }

    [Fact]
    public void Session_WeightsOutsideTheModelInAConstant_AreRefused()
    {
        var tensor = new ProtobufWriter().Number(1, 1).Number(2, 1).Number(14, 1);
        var value = new ProtobufWriter().Text(1, "value").Number(20, 4).Message(5, tensor);

        AssertRefused(WithInput().Node("Constant", [], ["w"], value).Node("Add", ["x", "w"], ["y"]));
    }

    [Fact]
    public void Session_GraphsNestedWithoutEnd_AreRefused()
    {
        var graph = WithInput();
        for (var depth = 0; depth < 2_000; depth++)
            graph = WithInput().Node("If", ["x"], ["y"], graph.AsAttribute("then_branch"));

        var error = Assert.Throws<InvalidDataException>(() => new OnnxSession(graph.ToModel()));
        Assert.Contains("nests", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_OutputThatIsAnInput_IsRefused()
    {
        var model = WithInput().Output("x", TensorElementType.Float, 1).Node("Abs", ["x"], ["y"]).ToModel();

        var error = Assert.Throws<InvalidDataException>(() => new OnnxSession(model));

        Assert.Contains("output 'x' is also an input", error.Message, StringComparison.Ordinal);
    }

    private static OnnxGraph WithInput() =>
        new OnnxGraph().Input("x", TensorElementType.Float, 1).Output("y", TensorElementType.Float, 1);

    private static void AssertRefused(OnnxGraph graph)
    {
        var error = Assert.Throws<InvalidDataException>(() => new OnnxSession(graph.ToModel()));
        Assert.Contains("external data", error.Message, StringComparison.Ordinal);
    }
}
