using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Bundles.Onnx;

namespace RecApp.Tests.Bundles.Onnx;

public class OnnxSessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Metadata_OfAModel_SaysNamesTypesAndShapes()
    {
        using var session = new OnnxSession(SampleModels.Sum());

        Assert.Equal(["a", "b"], session.InputNames);
        Assert.Equal(["sum"], session.OutputNames);
        Assert.Equal([-1, 3], session.InputMetadata["a"].Dimensions);
        Assert.Equal([-1, 3], session.OutputMetadata["sum"].Dimensions);
    }

    [Fact]
    public void Run_TwoInputs_GivesTheirSum()
    {
        using var session = new OnnxSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory([1f, 2, 3, 4, 5, 6], [2, 3]);
        using var b = OrtValue.CreateTensorValueFromMemory([10f, 20, 30, 40, 50, 60], [2, 3]);

        using var results = session.Run(["b", "a"], [b, a], ["sum"], Cancellation);

        Assert.Equal([2, 3], Assert.Single(results).GetTensorTypeAndShape().Shape);
        Assert.Equal([11f, 22, 33, 44, 55, 66], results[0].GetTensorDataAsSpan<float>());
    }

    [Fact]
    public void Run_TensorsGivenForTheOutputs_WritesIntoTheirArrays()
    {
        using var session = new OnnxSession(SampleModels.Unary("Abs", TensorElementType.Float));
        var answer = new float[6];
        using var x = OrtValue.CreateTensorValueFromMemory([-1f, 2, -3], [3]);
        using var y = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, answer.AsMemory(2, 3), [3]);

        session.Run(["x"], [x], ["y"], [y], Cancellation);

        Assert.Equal([0f, 0, 1, 2, 3, 0], answer);
    }

    [Fact]
    public void Run_ConfiguredOtherwise_GivesTheSameAnswer()
    {
        using var session = new OnnxSession(SampleModels.Unary("Abs", TensorElementType.Float), options =>
        {
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
            (options.EnableMemoryPattern, options.EnableCpuMemArena) = (false, false);
        });
        using var x = OrtValue.CreateTensorValueFromMemory([-1f], [1]);

        using var results = session.Run(["x"], [x], ["y"], Cancellation);

        Assert.Equal([1f], results[0].GetTensorDataAsSpan<float>());
    }

    [Theory]
    [InlineData("Identity")]
    [InlineData("Dropout")]
    [InlineData("Sum")]
    [InlineData("Max")]
    public void Run_OperatorThatPassesItsInputOn_CopiesIt(string operation)
    {
        using var session = new OnnxSession(SampleModels.Unary(operation, TensorElementType.Float));
        float[] data = [-1, 2];
        using var x = OrtValue.CreateTensorValueFromMemory(data, [2]);

        using var results = session.Run(["x"], [x], ["y"], Cancellation);
        data[0] = 5;

        Assert.Equal([-1f, 2], results[0].GetTensorDataAsSpan<float>());
    }

    [Fact]
    public void Run_NameThatTheModelLacks_SaysWhich()
    {
        using var session = new OnnxSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory([1f, 2, 3], [1, 3]);

        Assert.Contains("c", Assert.Throws<OnnxRuntimeException>(() => session.Run(["a", "c"], [a, a], ["sum"], Cancellation)).Message, StringComparison.Ordinal);
        Assert.Contains("product", Assert.Throws<OnnxRuntimeException>(() => session.Run(["a", "b"], [a, a], ["product"], Cancellation)).Message, StringComparison.Ordinal);
        Assert.Contains("Missing Input: b", Assert.Throws<OnnxRuntimeException>(() => session.Run(["a"], [a], ["sum"], Cancellation)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NumbersOfAnotherType_SaysBoth()
    {
        using var session = new OnnxSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var x = OrtValue.CreateTensorValueFromMemory([1L], [1]);

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(["x"], [x], ["y"], Cancellation));

        Assert.Contains("Actual: (tensor(int64)) , expected: (tensor(float))", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    [InlineData(4)]
    public void Run_AnotherShape_SaysOfWhichInput(params int[] shape)
    {
        using var session = new OnnxSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory(new float[4], Array.ConvertAll(shape, size => (long)size));

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(["a", "b"], [a, a], ["sum"], Cancellation));

        Assert.Contains("input: a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutputTensorOfAnotherShape_IsRefused()
    {
        using var session = new OnnxSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var x = OrtValue.CreateTensorValueFromMemory([1f, 2], [2]);
        using var y = OrtValue.CreateTensorValueFromMemory(new float[3], [3]);

        Assert.Throws<OnnxRuntimeException>(() => session.Run(["x"], [x], ["y"], [y], Cancellation));
    }
}
