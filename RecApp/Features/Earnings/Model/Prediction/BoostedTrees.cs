using Microsoft.ML.OnnxRuntime;
using RecApp.Bundles.Onnx;

namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>Boosted trees in an ONNX file: one input of features, one output of a number for each row.</summary>
internal sealed class BoostedTrees : IDisposable
{
    /// <summary>Names that training gives input and output.</summary>
    public const string InputName = "x", OutputName = "Score.output";

    private static readonly string[] Input = [InputName], Output = [OutputName];

    private readonly OnnxSession _session;

    /// <param name="model">The ONNX file.</param>
    /// <exception cref="InvalidDataException">The file holds no such trees.</exception>
    public BoostedTrees(byte[] model)
    {
        _session = new(model);
        if (_session.InputNames.SequenceEqual(Input) && _session.OutputNames.SequenceEqual(Output) && _session.InputMetadata[InputName].Dimensions[^1] == TreeFeatures.Count)
            return;
        _session.Dispose();
        throw new InvalidDataException($"The trees must turn {InputName}, {TreeFeatures.Count} wide, into {OutputName}.");
    }

    /// <summary>Runs the trees.</summary>
    /// <param name="features">[rows × <see cref="TreeFeatures.Count"/>].</param>
    /// <returns>[rows].</returns>
    public float[] Run(float[] features)
    {
        int rows = features.Length / TreeFeatures.Count;
        var results = new float[rows];
        using var x = OrtValue.CreateTensorValueFromMemory(features, [rows, TreeFeatures.Count]);
        using var into = OrtValue.CreateTensorValueFromMemory(results, [rows, 1]);
        _session.Run(Input, [x], Output, [into], CancellationToken.None);
        return results;
    }

    public void Dispose() => _session.Dispose();
}
