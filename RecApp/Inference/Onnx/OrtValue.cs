using System.Buffers;

namespace RecApp.Inference.Onnx;

/// <summary>
/// A tensor. One made from an array works on that array, which stays pinned until the tensor is disposed; one that a run
/// returned owns native memory, which the garbage collector doesn't see: dispose it.
/// </summary>
public sealed unsafe class OrtValue : OrtHandle
{
    private readonly OrtApi* _api = OrtEnv.Instance().Api;
    private MemoryHandle _pinned;
    private OrtTensorTypeAndShapeInfo? _info;

    internal OrtValue(nint value) => SetHandle(value);

    private OrtValue() { }

    /// <summary>A tensor over <paramref name="data"/>, without a copy.</summary>
    /// <param name="data">The elements, the last dimension running fastest: float, long, int or bool.</param>
    /// <param name="shape">The size of each dimension, outermost first; their product is the length of <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException">The shape doesn't fit the data.</exception>
    /// <exception cref="NotSupportedException">Elements of this type can't be carried.</exception>
    public static OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape) where T : unmanaged =>
        CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, data.AsMemory(), shape);

    /// <inheritdoc cref="CreateTensorValueFromMemory{T}(T[], long[])"/>
    public static OrtValue CreateTensorValueFromMemory<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape)
        where T : unmanaged
    {
        var type = CarriedTypes.Of<T>();
        RequireFit(shape, memory.Length);
        var value = new OrtValue();
        try
        {
            value.Create(memoryInfo, memory, type, shape);
            return value;
        }
        catch
        {
            value._pinned.Dispose();
            value.SetHandleAsInvalid();
            throw;
        }
    }

    /// <summary>The element type and shape, read once.</summary>
    /// <exception cref="OnnxRuntimeException">This is no tensor.</exception>
    public OrtTensorTypeAndShapeInfo GetTensorTypeAndShape() => _info ??= ReadInfo();

    /// <summary>The elements, the last dimension running fastest. Valid until this is disposed, and no longer.</summary>
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    public ReadOnlySpan<T> GetTensorDataAsSpan<T>() where T : unmanaged => GetTensorMutableDataAsSpan<T>();

    /// <inheritdoc cref="GetTensorDataAsSpan{T}"/>
    public Span<T> GetTensorMutableDataAsSpan<T>() where T : unmanaged
    {
        var info = GetTensorTypeAndShape();
        if (info.ElementDataType != CarriedTypes.Of<T>())
            throw new InvalidOperationException($"The tensor's elements are {info.ElementDataType}, not {CarriedTypes.Of<T>()}.");
        using var use = new HandleUse(this);
        void* data;
        _api->Check(_api->GetTensorMutableData(use.Pointer, &data));
        return new(data, checked((int)info.ElementCount));
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _api->ReleaseValue(handle);
        // Only now: until here ONNX Runtime could reach the memory.
        _pinned.Dispose();
        return true;
    }

    private static void RequireFit(long[] shape, int length)
    {
        Int128 elements = 1;
        foreach (var dimension in shape)
        {
            if (dimension < 0)
                throw new ArgumentException($"The shape [{string.Join(", ", shape)}] has a negative dimension.", nameof(shape));
            elements = Int128.Min(elements * dimension, long.MaxValue);
        }

        if (elements != length)
            throw new ArgumentException($"The shape [{string.Join(", ", shape)}] doesn't hold the {length} elements that are given.", nameof(shape));
    }

    private void Create<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, TensorElementType type, long[] shape) where T : unmanaged
    {
        _pinned = memory.Pin();
        using var where = new HandleUse(memoryInfo);
        nint value;
        fixed (long* dimensions = shape)
            _api->Check(_api->CreateTensorWithDataAsOrtValue(
                where.Pointer, _pinned.Pointer, (nuint)memory.Length * (nuint)sizeof(T), dimensions, (nuint)shape.Length, (int)type, &value));
        SetHandle(value);
    }

    private OrtTensorTypeAndShapeInfo ReadInfo()
    {
        using var use = new HandleUse(this);
        nint info;
        _api->Check(_api->GetTensorTypeAndShape(use.Pointer, &info));
        try
        {
            return new(_api, info);
        }
        finally
        {
            _api->ReleaseTensorTypeAndShapeInfo(info);
        }
    }
}
