using Microsoft.ML.OnnxRuntime;

namespace RecApp.Inference.Onnx;

/// <summary>Runs of ONNX models that end when the caller no longer waits for them.</summary>
internal static class CancellableRun
{
    /// <summary>Runs with options that end the run before its next operator once <paramref name="cancellation"/> asks for it.</summary>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public static T Run<T>(Func<RunOptions, T> run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var options = new RunOptions();
        // Disposed before the options, and waits for a callback that is under way.
        using var registration = cancellation.UnsafeRegister(static state => ((RunOptions)state!).Terminate = true, options);
        try
        {
            return run(options);
        }
        catch (OnnxRuntimeException error) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.Message, error, cancellation);
        }
    }
}
