using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

// ONNX Runtime's own session is kept here, so that nobody else needs one.
#pragma warning disable RS0030

namespace RecApp.Bundles.Onnx;

/// <summary>
/// A loaded model, and the only way to run one. Any number of threads may run it at once. It may be disposed at any time: runs under
/// way finish, later ones throw <see cref="ObjectDisposedException"/>, and its memory is given back after the last. (ONNX Runtime's
/// own session crashes the process when it is disposed while it runs.)
/// </summary>
public sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly Lock _lock = new();
    private int _runs;
    private bool _disposed;

    /// <param name="model">The bytes of an ONNX file that holds its weights itself.</param>
    /// <param name="configure">Changes how the session works: one thread a run, a quiet console, the rest as ONNX Runtime has it.</param>
    /// <exception cref="InvalidDataException">The bytes are no valid model, or name data outside of them.</exception>
    public OnnxSession(byte[] model, Action<SessionOptions>? configure = null)
    {
        ExternalData.Refuse(model);
        // Requests run side by side: threads inside of one would only get in the others' way. Errors come back as
        // exceptions: the console would get each of them a second time, a cancelled run's as well.
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        // ONNX Runtime's own format is read without the checks of ONNX files.
        options.AddSessionConfigEntry("session.load_model_format", "ONNX");
        configure?.Invoke(options);
        try
        {
            _session = new(model, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"The model can't be loaded: {error.Message}", error);
        }
        // ONNX Runtime hands out the input itself, whose array may be moved once the caller has disposed the input.
        if (InputNames.Intersect(OutputNames).FirstOrDefault() is not { } both)
            return;
        _session.Dispose();
        throw new InvalidDataException($"The model's output '{both}' is also an input.");
    }

    /// <summary>The names of the inputs, in the model's order.</summary>
    public IReadOnlyList<string> InputNames => _session.InputNames;

    /// <summary>The names of the outputs, in the model's order.</summary>
    public IReadOnlyList<string> OutputNames => _session.OutputNames;

    /// <summary>Type and shape of each input; -1 for a size that each run brings.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> InputMetadata => _session.InputMetadata;

    /// <summary>Type and shape of each output; -1 for a size that each run brings.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> OutputMetadata => _session.OutputMetadata;

    /// <summary>Runs the model and returns the outputs that were asked for, in that order; they are the caller's to dispose.</summary>
    /// <exception cref="OnnxRuntimeException">A name, type or shape isn't the model's, or the run failed.</exception>
    /// <exception cref="OperationCanceledException">The run was ended early, before its next operator.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        string[] inputNames, OrtValue[] inputValues, string[] outputNames, CancellationToken cancellationToken) =>
        Hold(options => _session.Run(options, inputNames, inputValues, outputNames), cancellationToken);

    /// <summary>Runs the model and writes its outputs into <paramref name="outputValues"/>, a tensor per name that has the type and
    /// shape of what comes out.</summary>
    /// <inheritdoc cref="Run(string[], OrtValue[], string[], CancellationToken)"/>
    public void Run(string[] inputNames, OrtValue[] inputValues, string[] outputNames, OrtValue[] outputValues, CancellationToken cancellationToken) =>
        Hold(options =>
        {
            _session.Run(options, inputNames, inputValues, outputNames, outputValues);
            return outputValues;
        }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            if (_runs > 0)
                return;
        }
        _session.Dispose();
    }

    private T Hold<T>(Func<RunOptions, T> run, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _runs++;
        }
        try
        {
            return CancellableRun.Run(run, cancellationToken);
        }
        finally
        {
            bool last;
            lock (_lock)
                last = --_runs == 0 && _disposed;
            if (last)
                _session.Dispose();
        }
    }
}
