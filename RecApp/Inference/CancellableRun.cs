using RecApp.Inference.Onnx;

namespace RecApp.Inference;

/// <summary>Runs of ONNX models that end when the caller no longer waits for them.</summary>
public static class CancellableRun
{
    /// <summary>As the session's own Run; ends before the next operator once <paramref name="cancellation"/> asks for it.</summary>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    /// <inheritdoc cref="InferenceSession.Run(RunOptions, IReadOnlyList{string}, IReadOnlyList{OrtValue}, IReadOnlyList{string})"/>
    public static DisposableList<OrtValue> Run(this InferenceSession session, IReadOnlyList<string> inputNames,
        IReadOnlyList<OrtValue> inputValues, IReadOnlyList<string> outputNames, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var options = new RunOptions();
        // Disposed before the options, and waits for a callback that is under way.
        using var registration = cancellation.UnsafeRegister(static state => ((RunOptions)state!).Terminate = true, options);
        try
        {
            return session.Run(options, inputNames, inputValues, outputNames);
        }
        catch (OnnxRuntimeException error) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.Message, error, cancellation);
        }
    }
}
