namespace RecApp.Inference.Onnx;

/// <summary>ONNX Runtime refused or failed; the message is its own, after the kind of the failure.</summary>
public sealed class OnnxRuntimeException : Exception
{
    internal OnnxRuntimeException(ErrorCode errorCode, string message) : base($"[ErrorCode:{errorCode}] {message}") { }
}
