using System.Runtime.InteropServices;

namespace RecApp.Inference.Onnx;

/// <summary>An object of ONNX Runtime. It is released once, after the last call that uses it; to use it later throws
/// <see cref="ObjectDisposedException"/>.</summary>
public abstract class OrtHandle : SafeHandle
{
    private volatile bool _disposed;

    private protected OrtHandle() : base(0, ownsHandle: true) { }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps the object from being released until <see cref="SafeHandle.DangerousRelease"/>, and gives its pointer.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    internal nint AddUse()
    {
        // A safe handle refuses only after its release, which uses that overlap would put off for ever.
        ObjectDisposedException.ThrowIf(_disposed, this);
        var added = false;
        DangerousAddRef(ref added);
        return handle;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        base.Dispose(disposing);
    }
}
