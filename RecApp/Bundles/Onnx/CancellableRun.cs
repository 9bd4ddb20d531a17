using Microsoft.ML.OnnxRuntime;

namespace RecApp.Bundles.Onnx;

/// <summary>Runs of ONNX models that end when the caller no longer waits for them.</summary>
internal static class CancellableRun
{
    /// <summary>Runs with options that end the run before its next operator once <paramref name="cancellationToken"/> asks for it.</summary>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public static T Run<T>(Func<RunOptions, T> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var options = new RunOptions();
        // Disposed before the options, and waits for a callback that is under way.
        using var registration = cancellationToken.UnsafeRegister(static state => ((RunOptions)state!).Terminate = true, options);
        try
        {
            return run(options);
        }
        catch (OnnxRuntimeException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }
    }
}
