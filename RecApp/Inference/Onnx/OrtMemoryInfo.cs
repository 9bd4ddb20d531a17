namespace RecApp.Inference.Onnx;

/// <summary>Where a tensor's memory is; here always the memory of this process.</summary>
public sealed unsafe class OrtMemoryInfo : OrtHandle
{
    private static readonly Lazy<OrtMemoryInfo> Shared = new(() => new());

    private readonly OrtApi* _api = OrtEnv.Instance().Api;

    private OrtMemoryInfo()
    {
        const int DeviceAllocator = 0, DefaultMemory = 0;
        nint info;
        _api->Check(_api->CreateCpuMemoryInfo(DeviceAllocator, DefaultMemory, &info));
        SetHandle(info);
    }

    /// <exception cref="DllNotFoundException">The native library of this platform is missing.</exception>
    public static OrtMemoryInfo DefaultInstance => Shared.Value;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _api->ReleaseMemoryInfo(handle);
        return true;
    }
}
