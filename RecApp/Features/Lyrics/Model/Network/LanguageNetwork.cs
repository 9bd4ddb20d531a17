using System.Buffers;
using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using RecApp.Bundles.Onnx;

namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>
/// The language model: an LSTM whose state goes in and comes out, and n-grams beside it, whose probabilities are mixed.
/// Safe for concurrent use; native memory until disposed.
/// </summary>
internal sealed class LanguageNetwork : IDisposable
{
    // Reading in pieces bounds the memory of a long text: tokens × vocabulary floats come out of each run.
    private const int Piece = 64;

    private static readonly string[] Inputs = ["ids", "h", "c"];
    private static readonly string[] Outputs = ["logits", "h_out", "c_out"];

    private readonly OnnxSession _session;
    private readonly NgramTable? _ngrams;
    private readonly float _share;
    private readonly int _layers;
    private readonly int _hidden;
    private readonly int _tokens;

    /// <param name="model">ONNX file with ids [batch, time], h and c [layers, batch, hidden] and the outputs logits, h_out and c_out.</param>
    /// <param name="tokens">Size of the vocabulary.</param>
    /// <param name="ngrams">Mixed in; null for the LSTM alone.</param>
    /// <param name="share">What they count for, 0–1.</param>
    /// <exception cref="InvalidDataException">The bytes are no valid model, or one with other inputs, outputs or sizes.</exception>
    public LanguageNetwork(byte[] model, int tokens, NgramTable? ngrams = null, double share = 0)
    {
        (_ngrams, _share) = (share > 0 ? ngrams : null, (float)share);
        _session = new(model, options => options.EnableMemoryPattern = false);
        try
        {
            if (Inputs.Except(_session.InputNames).Concat(Outputs.Except(_session.OutputNames)).FirstOrDefault() is { } missing)
                throw new InvalidDataException($"The network has no '{missing}'.");
            var state = _session.InputMetadata["h"].Dimensions;
            (_layers, _hidden, _tokens) = ((int)state[0], (int)state[2], tokens);
            if (_layers <= 0 || _hidden <= 0 || _session.OutputMetadata["logits"].Dimensions[^1] is var size && size > 0 && size != tokens)
                throw new InvalidDataException("The network's sizes are not those of the tokens.");
            Start = Advance([(new(new float[_layers * _hidden], new float[_layers * _hidden], default, []), VerseTokenizer.Text)], CancellationToken.None)[0];
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>The state at the beginning of a text.</summary>
    public LanguageState Start { get; }

    /// <summary>Reads one token after each state; all in one run.</summary>
    /// <returns>The states after them, in the same order.</returns>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public LanguageState[] Advance(IReadOnlyList<(LanguageState State, int Token)> batch, CancellationToken cancellationToken)
    {
        long[] ids = [.. batch.Select(row => (long)row.Token)];
        using var result = Run(ids, batch.Count, 1, [.. batch.Select(row => row.State)], cancellationToken);
        var logits = result[0].GetTensorDataAsSpan<float>();
        var hidden = result[1].GetTensorDataAsSpan<float>();
        var cell = result[2].GetTensorDataAsSpan<float>();
        var states = new LanguageState[batch.Count];
        for (int row = 0; row < states.Length; row++)
        {
            var recent = batch[row].State.Recent.Push(batch[row].Token);
            states[row] = new(Take(hidden, row, states.Length), Take(cell, row, states.Length), recent, Expected(logits.Slice(row * _tokens, _tokens), recent));
        }
        return states;
    }

    /// <summary>Reads tokens after a state.</summary>
    /// <param name="tokens">In order; none leave the state as it is.</param>
    /// <param name="state">Where reading begins.</param>
    /// <param name="cancellationToken">Ends the run before its next operator.</param>
    /// <param name="bits">Gets the cost of each token in bits where not empty, [tokens].</param>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public LanguageState Read(LanguageState state, ReadOnlySpan<int> tokens, CancellationToken cancellationToken, Span<double> bits = default)
    {
        for (int from = 0; from < tokens.Length; from += Piece)
        {
            var piece = tokens.Slice(from, Math.Min(Piece, tokens.Length - from));
            long[] ids = new long[piece.Length];
            for (int i = 0; i < ids.Length; i++)
                ids[i] = piece[i];
            using var result = Run(ids, 1, ids.Length, [state], cancellationToken);
            var logits = result[0].GetTensorDataAsSpan<float>();
            var (recent, expected) = (state.Recent, state.LogProbabilities);
            for (int i = 0; i < piece.Length; i++)
            {
                if (!bits.IsEmpty)
                    bits[from + i] = Bits(expected[piece[i]]);
                recent = recent.Push(piece[i]);
                if (!bits.IsEmpty || i == piece.Length - 1)
                    expected = Expected(logits.Slice(i * _tokens, _tokens), recent);
            }
            state = new(result[1].GetTensorDataAsSpan<float>().ToArray(), result[2].GetTensorDataAsSpan<float>().ToArray(), recent, expected);
        }
        return state;
    }

    /// <summary>Natural logarithm to bits.</summary>
    public static double Bits(double logProbability) => -logProbability / Math.Log(2);

    public void Dispose() => _session.Dispose();

    private IDisposableReadOnlyCollection<OrtValue> Run(long[] ids, int batch, int time, LanguageState[] states, CancellationToken cancellationToken)
    {
        float[] hidden = new float[_layers * batch * _hidden], cell = new float[_layers * batch * _hidden];
        for (int row = 0; row < batch; row++)
        {
            for (int layer = 0; layer < _layers; layer++)
            {
                int from = layer * _hidden, to = ((layer * batch) + row) * _hidden;
                states[row].Hidden.AsSpan(from, _hidden).CopyTo(hidden.AsSpan(to));
                states[row].Cell.AsSpan(from, _hidden).CopyTo(cell.AsSpan(to));
            }
        }
        long[] shape = [_layers, batch, _hidden];
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, [batch, time]);
        using var hiddenValue = OrtValue.CreateTensorValueFromMemory(hidden, shape);
        using var cellValue = OrtValue.CreateTensorValueFromMemory(cell, shape);
        return _session.Run(Inputs, [idsValue, hiddenValue, cellValue], Outputs, cancellationToken);
    }

    private float[] Take(ReadOnlySpan<float> values, int row, int batch)
    {
        float[] taken = new float[_layers * _hidden];
        for (int layer = 0; layer < _layers; layer++)
            values.Slice(((layer * batch) + row) * _hidden, _hidden).CopyTo(taken.AsSpan(layer * _hidden));
        return taken;
    }

    // Natural logarithms of the mixture's probabilities.
    private float[] Expected(ReadOnlySpan<float> logits, RecentTokens recent)
    {
        float[] result = new float[logits.Length];
        TensorPrimitives.SoftMax(logits, result);
        if (_ngrams is not null)
        {
            float[] other = ArrayPool<float>.Shared.Rent(logits.Length);
            var known = other.AsSpan(0, logits.Length);
            _ngrams.Fill(recent, known);
            TensorPrimitives.Multiply(known, _share, known);
            TensorPrimitives.MultiplyAdd(result, 1 - _share, known, result);
            ArrayPool<float>.Shared.Return(other);
        }
        // What underflows stays possible.
        TensorPrimitives.Max(result, float.Epsilon, result);
        TensorPrimitives.Log(result, result);
        return result;
    }
}

/// <summary>What the network remembers after a run of tokens, and what it expects next. Never changes.</summary>
/// <param name="Hidden">[layers × hidden].</param>
/// <param name="Cell">[layers × hidden].</param>
/// <param name="Recent">The last tokens.</param>
/// <param name="LogProbabilities">Natural logarithms of the probabilities of the next token, [tokens].</param>
internal sealed record LanguageState(float[] Hidden, float[] Cell, RecentTokens Recent, float[] LogProbabilities);
