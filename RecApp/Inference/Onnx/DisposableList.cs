namespace RecApp.Inference.Onnx;

/// <summary>Objects that are disposed together.</summary>
public sealed class DisposableList<T>(int capacity) : List<T>(capacity), IDisposable where T : IDisposable
{
    /// <summary>Disposes every object in it.</summary>
    public void Dispose()
    {
        foreach (var item in this)
            item.Dispose();
        Clear();
    }
}
