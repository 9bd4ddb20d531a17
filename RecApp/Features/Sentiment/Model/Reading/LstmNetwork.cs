using Microsoft.ML.OnnxRuntime;
using RecApp.Bundles.Onnx;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>The ONNX graph that training wrote: numbers of tokens in, probabilities and what each position adds out.</summary>
internal sealed class LstmNetwork : IDisposable
{
    private static readonly string[] Input = ["ids"];
    private static readonly string[] Verdict = ["logit", "probability"];
    private static readonly string[] Everything = ["logit", "running", "contribution"];

    private readonly OnnxSession _session;

    /// <param name="model">The ONNX file.</param>
    /// <exception cref="InvalidDataException">The file has other inputs or outputs.</exception>
    public LstmNetwork(byte[] model)
    {
        // Lengths differ from run to run, so there is no pattern to plan memory by, and a long text's memory is better given back
        // than kept.
        _session = new(model, options => (options.EnableMemoryPattern, options.EnableCpuMemArena) = (false, false));
        if (_session.InputNames.SequenceEqual(Input) && Verdict.Union(Everything).All(_session.OutputNames.Contains))
            return;
        _session.Dispose();
        throw new InvalidDataException($"The network must turn ids into {string.Join(", ", Verdict.Union(Everything))}.");
    }

    /// <summary>Logit and calibrated probability of praise for each row.</summary>
    /// <param name="rows">Numbers of tokens, one or more a row; read together, so they should be of similar length.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public (float[] Logits, float[] Probabilities) Read(IReadOnlyList<long[]> rows, CancellationToken cancellationToken)
    {
        using var outputs = Run(rows, Verdict, cancellationToken);
        return (outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[1].GetTensorDataAsSpan<float>().ToArray());
    }

    /// <summary>Logit of praise, [tokens] the probability after each token as the forward LSTM alone sees it, and [tokens] what each position adds to the logit.</summary>
    public (float Logit, float[] Running, float[] Contribution) Follow(long[] row, CancellationToken cancellationToken)
    {
        using var outputs = Run([row], Everything, cancellationToken);
        return (outputs[0].GetTensorDataAsSpan<float>()[0], outputs[1].GetTensorDataAsSpan<float>().ToArray(), outputs[2].GetTensorDataAsSpan<float>().ToArray());
    }

    public void Dispose() => _session.Dispose();

    private IDisposableReadOnlyCollection<OrtValue> Run(IReadOnlyList<long[]> rows, string[] outputs, CancellationToken cancellationToken)
    {
        int width = rows.Max(row => row.Length);
        var ids = new long[rows.Count * width];
        for (int row = 0; row < rows.Count; row++)
            rows[row].CopyTo(ids, row * width);
        using var given = OrtValue.CreateTensorValueFromMemory(ids, [rows.Count, width]);
        return _session.Run(Input, [given], outputs, cancellationToken);
    }
}
