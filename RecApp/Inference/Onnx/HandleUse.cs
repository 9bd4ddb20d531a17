namespace RecApp.Inference.Onnx;

/// <summary>Keeps an object from being released while a native call works with it.</summary>
/// <param name="used">The object; null stands for none.</param>
/// <exception cref="ObjectDisposedException">The object is disposed.</exception>
internal readonly ref struct HandleUse(OrtHandle? used)
{
    public nint Pointer { get; } = used?.AddUse() ?? 0;

    public void Dispose() => used?.DangerousRelease();
}
