namespace RecApp.Inference.Onnx;

/// <summary>Keeps several objects from being released while a native call works with them.</summary>
internal readonly ref struct HandleUses
{
    // A copy: what is added to a list meanwhile must not be released.
    private readonly OrtHandle[] _objects;

    /// <summary>Writes the objects' pointers.</summary>
    /// <exception cref="ObjectDisposedException">One of them is disposed.</exception>
    public HandleUses(IReadOnlyList<OrtHandle> objects, Span<nint> pointers)
    {
        _objects = new OrtHandle[objects.Count];
        var held = 0;
        try
        {
            for (; held < _objects.Length; held++)
            {
                _objects[held] = objects[held] ?? throw new ArgumentNullException(nameof(objects), "A tensor is null.");
                pointers[held] = _objects[held].AddUse();
            }
        }
        catch
        {
            Release(_objects, held);
            throw;
        }
    }

    public void Dispose() => Release(_objects, _objects.Length);

    private static void Release(OrtHandle[] objects, int count)
    {
        for (var i = 0; i < count; i++)
            objects[i].DangerousRelease();
    }
}
