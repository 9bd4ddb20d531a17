using Microsoft.ML.OnnxRuntime;
using RecApp.Bundles.Onnx;

namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>Boosted trees in an ONNX file: one input of features, one output of a number for each row and ensemble.</summary>
internal sealed class TreeEnsembles : IDisposable
{
    /// <summary>Features of a row.</summary>
    public const int Features = 11;

    private static readonly string[] Input = ["x"];

    private readonly OnnxSession _session;
    private readonly string[] _outputs;

    /// <param name="model">The ONNX file.</param>
    /// <param name="outputs">Names of the ensembles.</param>
    /// <exception cref="InvalidDataException">The file has no such ensembles.</exception>
    public TreeEnsembles(byte[] model, params string[] outputs)
    {
        _session = new(model);
        _outputs = outputs;
        if (_session.InputNames.SequenceEqual(Input) && outputs.All(_session.OutputNames.Contains))
            return;
        _session.Dispose();
        throw new InvalidDataException($"The trees must turn x into {string.Join(", ", outputs)}.");
    }

    /// <summary>Runs the ensembles.</summary>
    /// <param name="features">[rows × <see cref="Features"/>].</param>
    /// <returns>[ensembles][rows].</returns>
    public float[][] Run(float[] features)
    {
        int rows = features.Length / Features;
        float[][] results = [.. _outputs.Select(_ => new float[rows])];
        using var x = OrtValue.CreateTensorValueFromMemory(features, [rows, Features]);
        var into = Array.ConvertAll(results, result => OrtValue.CreateTensorValueFromMemory(result, [rows, 1]));
        try
        {
            _session.Run(Input, [x], _outputs, into, CancellationToken.None);
        }
        finally
        {
            Array.ForEach(into, value => value.Dispose());
        }
        return results;
    }

    public void Dispose() => _session.Dispose();
}
