using RecApp.Inference.Onnx;

namespace RecApp.Tests.Inference.Onnx;

/// <summary>The operators that the product's models are made of, against numbers from their definitions.</summary>
public class NodeTests
{
    [Theory]
    [InlineData(1, 9, 211)]
    [InlineData(1.5f, 5, 212)]
    [InlineData(1.5f, 5.5f, 213)]
    [InlineData(0, 0, 111)]
    [InlineData(float.PositiveInfinity, -1, 112)]
    public void Run_TreeEnsemble_AddsALeafOfEachTree(float first, float second, float expected)
    {
        using var session = new InferenceSession(SampleModels.Trees());
        using var x = OrtValue.CreateTensorValueFromMemory([first, second, 1, 9], [2, 2]);

        using var results = session.Run(null, ["x"], [x], ["earned"]);

        Assert.Equal([expected, 211f], results[0].GetTensorDataAsSpan<float>());
    }

    [Fact]
    public void Run_Lstm_FollowsItsEquations()
    {
        float[] x = [1, -2, 0.5f];
        using var session = new InferenceSession(SampleModels.Lstm());
        using var input = OrtValue.CreateTensorValueFromMemory(x, [3, 1, 1]);

        using var results = session.Run(null, ["x"], [input], ["hidden"]);

        // Gates without weights are sigmoid(0) = 1/2: c ← c/2 + tanh(x + h/2)/2, h ← tanh(c)/2.
        double cell = 0, hidden = 0;
        foreach (var step in x)
        {
            cell = (cell / 2) + (Math.Tanh(step + (hidden / 2)) / 2);
            hidden = Math.Tanh(cell) / 2;
        }

        Assert.Equal([1, 1, 1], results[0].GetTensorTypeAndShape().Shape);
        Assert.Equal(hidden, results[0].GetTensorDataAsSpan<float>()[0], 1e-6);
    }
}
