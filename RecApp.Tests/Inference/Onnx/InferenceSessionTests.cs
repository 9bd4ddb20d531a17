using RecApp.Inference.Onnx;

namespace RecApp.Tests.Inference.Onnx;

public class InferenceSessionTests
{
    [Fact]
    public void Metadata_OfAModel_SaysNamesTypesAndShapes()
    {
        using var session = new InferenceSession(SampleModels.Sum());

        Assert.Equal(["a", "b"], session.InputNames);
        Assert.Equal(["sum"], session.OutputNames);
        var input = session.InputMetadata["a"];
        Assert.Equal((true, TensorElementType.Float, typeof(float)), (input.IsTensor, input.ElementDataType, input.ElementType));
        Assert.Equal([-1, 3], input.Dimensions);
        Assert.Equal(["rows", ""], input.SymbolicDimensions);
        Assert.Equal([-1, 3], session.OutputMetadata["sum"].Dimensions);
    }

    [Fact]
    public void Run_TwoInputs_GivesTheirSum()
    {
        using var session = new InferenceSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory([1f, 2, 3, 4, 5, 6], [2, 3]);
        using var b = OrtValue.CreateTensorValueFromMemory([10f, 20, 30, 40, 50, 60], [2, 3]);

        using var results = session.Run(null, ["b", "a"], [b, a], ["sum"]);

        var info = Assert.Single(results).GetTensorTypeAndShape();
        Assert.Equal([2, 3], info.Shape);
        Assert.Equal((TensorElementType.Float, 6), (info.ElementDataType, info.ElementCount));
        Assert.Equal([11f, 22, 33, 44, 55, 66], results[0].GetTensorDataAsSpan<float>());
    }

    [Theory]
    [InlineData(new[] { -1.5f, 2 }, "Abs", new[] { 1.5f, 2 })]
    [InlineData(new[] { long.MinValue + 1, 2 }, "Neg", new[] { long.MaxValue, -2 })]
    [InlineData(new[] { int.MinValue + 1, 2 }, "Neg", new[] { int.MaxValue, -2 })]
    [InlineData(new[] { true, false, false }, "Not", new[] { false, true, true })]
    public void Run_EachCarriedType_GivesItsNumbers(Array given, string operation, Array expected)
    {
        switch (given)
        {
            case float[] numbers: Check(numbers, TensorElementType.Float); break;
            case long[] numbers: Check(numbers, TensorElementType.Int64); break;
            case int[] numbers: Check(numbers, TensorElementType.Int32); break;
            case bool[] flags: Check(flags, TensorElementType.Bool); break;
            default: Assert.Fail("No such type."); break;
        }

        void Check<T>(T[] data, TensorElementType type) where T : unmanaged
        {
            using var session = new InferenceSession(SampleModels.Unary(operation, type));
            using var x = OrtValue.CreateTensorValueFromMemory(data, [data.Length]);
            using var results = session.Run(null, ["x"], [x], ["y"]);
            Assert.Equal((T[])expected, results[0].GetTensorDataAsSpan<T>().ToArray());
        }
    }

    [Theory]
    [InlineData(new[] { 0f, 3, 0, 4 }, new[] { 1L, 3 })]
    [InlineData(new[] { 5f }, new[] { 0L })]
    [InlineData(new[] { 0f, 0 }, new long[0])]
    [InlineData(new float[0], new long[0])]
    public void Run_OutputWhoseSizeTheDataDecide_HasThatShape(float[] data, long[] expected)
    {
        using var session = new InferenceSession(SampleModels.Places());
        using var x = OrtValue.CreateTensorValueFromMemory(data, [data.Length]);

        using var results = session.Run(null, ["x"], [x], ["places"]);

        Assert.Equal([1, expected.Length], results[0].GetTensorTypeAndShape().Shape);
        Assert.Equal(expected, results[0].GetTensorDataAsSpan<long>());
    }

    [Fact]
    public void Run_TensorsGivenForTheOutputs_WritesIntoTheirArrays()
    {
        using var session = new InferenceSession(SampleModels.Unary("Abs", TensorElementType.Float));
        var answer = new float[6];
        using var x = OrtValue.CreateTensorValueFromMemory([-1f, 2, -3], [3]);
        using var y = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, answer.AsMemory(2, 3), [3]);

        session.Run(null, ["x"], [x], ["y"], [y]);

        Assert.Equal([0f, 0, 1, 2, 3, 0], answer);
    }

    [Fact]
    public void Run_OutputOfOneRunAsInputOfTheNext_NeedsNoCopy()
    {
        using var session = new InferenceSession(SampleModels.Sum());
        using var one = OrtValue.CreateTensorValueFromMemory([1f, 1, 1], [1, 3]);

        using var two = session.Run(null, ["a", "b"], [one, one], ["sum"]);
        using var four = session.Run(null, ["a", "b"], [two[0], two[0]], ["sum"]);

        Assert.Equal([4f, 4, 4], four[0].GetTensorDataAsSpan<float>());
    }

    [Fact]
    public void Run_InputArrayChangedBetweenRuns_SeesTheChange()
    {
        using var session = new InferenceSession(SampleModels.Unary("Neg", TensorElementType.Int32));
        int[] data = [1, 2];
        using var x = OrtValue.CreateTensorValueFromMemory(data, [2]);
        session.Run(null, ["x"], [x], ["y"]).Dispose();
        data[0] = 7;

        using var results = session.Run(null, ["x"], [x], ["y"]);

        Assert.Equal([-7, -2], results[0].GetTensorDataAsSpan<int>());
    }

    [Fact]
    public void Run_EveryOption_GivesTheSameAnswer()
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            EnableMemoryPattern = false,
            EnableCpuMemArena = false,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        using var session = new InferenceSession(SampleModels.Unary("Abs", TensorElementType.Float), options);
        using var x = OrtValue.CreateTensorValueFromMemory([-1f], [1]);

        using var results = session.Run(null, ["x"], [x], ["y"]);

        Assert.Equal([1f], results[0].GetTensorDataAsSpan<float>());
        Assert.Equal((1, false, false), (options.IntraOpNumThreads, options.EnableMemoryPattern, options.EnableCpuMemArena));
    }

    [Theory]
    [InlineData("Identity")]
    [InlineData("Dropout")]
    [InlineData("Sum")]
    [InlineData("Max")]
    public void Run_OperatorThatPassesItsInputOn_CopiesIt(string operation)
    {
        using var session = new InferenceSession(SampleModels.Unary(operation, TensorElementType.Float));
        float[] data = [-1, 2];
        using var x = OrtValue.CreateTensorValueFromMemory(data, [2]);

        using var results = session.Run(null, ["x"], [x], ["y"]);
        data[0] = 5;

        Assert.Equal([-1f, 2], results[0].GetTensorDataAsSpan<float>());
    }

    [Fact]
    public void Run_LoopWithoutATurn_CopiesWhatItStartedWith()
    {
        using var session = new InferenceSession(SampleModels.Loop());
        using var x = OrtValue.CreateTensorValueFromMemory([1f], [1]);
        using var turns = OrtValue.CreateTensorValueFromMemory([0L], []);

        using var results = session.Run(null, ["x", "turns"], [x, turns], ["started", "total"]);
        results[0].GetTensorMutableDataAsSpan<float>()[0] = 9;

        Assert.Equal([2f], results[1].GetTensorDataAsSpan<float>());
    }
}
