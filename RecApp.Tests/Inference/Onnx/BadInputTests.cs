using RecApp.Inference.Onnx;

namespace RecApp.Tests.Inference.Onnx;

public class BadInputTests
{
    [Fact]
    public void Run_UnknownInputName_SaysWhichThereAre()
    {
        using var session = new InferenceSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory([1f, 2, 3], [1, 3]);

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["a", "c"], [a, a], ["sum"]));

        Assert.Equal("[ErrorCode:InvalidArgument] The model has no input 'c'; it has a, b.", error.Message);
    }

    [Fact]
    public void Run_UnknownOutputName_SaysWhichThereAre()
    {
        using var session = new InferenceSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory([1f, 2, 3], [1, 3]);

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["a", "b"], [a, a], ["product"]));

        Assert.Equal("[ErrorCode:InvalidArgument] The model has no output 'product'; it has sum.", error.Message);
    }

    [Fact]
    public void Run_InputLeftOut_SaysWhich()
    {
        using var session = new InferenceSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory([1f, 2, 3], [1, 3]);

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["a"], [a], ["sum"]));

        Assert.Contains("Missing Input: b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NumbersOfAnotherType_SaysBoth()
    {
        using var session = new InferenceSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var x = OrtValue.CreateTensorValueFromMemory([1L], [1]);

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["x"], [x], ["y"]));

        Assert.Contains("Actual: (tensor(int64)) , expected: (tensor(float))", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    [InlineData(4)]
    public void Run_AnotherShape_SaysWhatIsExpected(params int[] shape)
    {
        using var session = new InferenceSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory(new float[4], Array.ConvertAll(shape, size => (long)size));

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["a", "b"], [a, a], ["sum"]));

        Assert.StartsWith("[ErrorCode:InvalidArgument] ", error.Message, StringComparison.Ordinal);
        Assert.Contains("input: a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutputTensorOfAnotherShape_IsRefused()
    {
        using var session = new InferenceSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var x = OrtValue.CreateTensorValueFromMemory([1f, 2], [2]);
        using var y = OrtValue.CreateTensorValueFromMemory(new float[3], [3]);

        Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["x"], [x], ["y"], [y]));
    }

    [Fact]
    public void Run_MoreNamesThanTensors_IsRefused()
    {
        using var session = new InferenceSession(SampleModels.Sum());
        using var a = OrtValue.CreateTensorValueFromMemory([1f, 2, 3], [1, 3]);

        Assert.Throws<ArgumentException>(() => session.Run(null, ["a", "b"], [a], ["sum"]));
        Assert.Throws<ArgumentException>(() => session.Run(null, ["a", "b"], [a, a], ["sum"], []));
        Assert.Throws<ArgumentNullException>(() => session.Run(null, ["a", "b"], [a, null!], ["sum"]));
    }

    [Fact]
    public void Run_NothingAskedFor_IsRefused()
    {
        using var session = new InferenceSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var x = OrtValue.CreateTensorValueFromMemory([1f], [1]);

        Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["x"], [x], []));
    }

    [Fact]
    public void Session_TextInput_IsRefusedWithTheTypesThatWork()
    {
        var model = SampleModels.Unary("Identity", TensorElementType.String);

        var error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(model));

        Assert.Equal("[ErrorCode:NotImplemented] The model's input 'x' is a tensor of String; Float, Int64, Int32 and Bool can be carried.",
            error.Message);
    }

    [Fact]
    public void Session_OutputThatIsAnInput_IsRefused()
    {
        var model = new OnnxGraph().Input("x", TensorElementType.Float, "n").Output("y", TensorElementType.Float, "n")
            .Output("x", TensorElementType.Float, "n").Node("Abs", ["x"], ["y"]).ToModel();

        var error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(model));

        Assert.Contains("output 'x' is also an input", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(6, -2, -3)]
    [InlineData(0, 1)]
    [InlineData(2)]
    [InlineData(6, 6, int.MaxValue, int.MaxValue, int.MaxValue)]
    public void CreateTensor_ShapeThatIsNotTheDatas_IsRefused(int length, params int[] shape)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            OrtValue.CreateTensorValueFromMemory(new float[length], Array.ConvertAll(shape, size => (long)size)));

        Assert.Equal("shape", error.ParamName);
    }

    [Fact]
    public void CreateTensor_TypeThatIsNotCarried_SaysWhichAre()
    {
        var error = Assert.Throws<NotSupportedException>(() => OrtValue.CreateTensorValueFromMemory([1m], [1]));

        Assert.Contains("Float, Int64, Int32 and Bool", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadTensor_AsAnotherType_IsRefused()
    {
        using var x = OrtValue.CreateTensorValueFromMemory([1f], [1]);

        var error = Assert.Throws<InvalidOperationException>(() => x.GetTensorDataAsSpan<int>().Length);

        Assert.Equal("The tensor's elements are Float, not Int32.", error.Message);
    }
}
