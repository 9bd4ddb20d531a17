using RecApp.Inference.Onnx;

namespace RecApp.Features.Earnings.Prediction;

/// <summary>Boosted trees in an ONNX file: one input of features, one output of a number for each row and ensemble.</summary>
internal sealed class TreeEnsembles : IDisposable
{
    /// <summary>Features of a row.</summary>
    public const int Features = 11;

    private static readonly string[] Input = ["x"];

    private readonly InferenceSession _session;
    private readonly string[] _outputs;

    /// <param name="model">The ONNX file.</param>
    /// <param name="outputs">Names of the ensembles.</param>
    /// <exception cref="InvalidDataException">The file has no such ensembles.</exception>
    public TreeEnsembles(byte[] model, params string[] outputs)
    {
        // Requests run side by side: threads inside of one would only get in the others' way.
        using var options = new Inference.Onnx.SessionOptions { IntraOpNumThreads = 1 };
        _session = new(model, options);
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
        using var into = new DisposableList<OrtValue>(results.Length);
        foreach (float[] result in results)
            into.Add(OrtValue.CreateTensorValueFromMemory(result, [rows, 1]));
        _session.Run(null, Input, [x], _outputs, into);
        return results;
    }

    public void Dispose() => _session.Dispose();
}
