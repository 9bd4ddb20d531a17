namespace RecApp.Inference.Onnx;

/// <summary>What one run, or several, can be told while they work.</summary>
public sealed unsafe class RunOptions : OrtHandle
{
    private readonly OrtApi* _api = OrtEnv.Instance().Api;
    private volatile bool _terminate;

    /// <exception cref="DllNotFoundException">The native library of this platform is missing.</exception>
    public RunOptions()
    {
        nint options;
        _api->Check(_api->CreateRunOptions(&options));
        SetHandle(options);
    }

    /// <summary>Ends the runs that use these options, before their next operator, with an <see cref="OnnxRuntimeException"/>; runs
    /// that start while it is set end at once. May be set from any thread.</summary>
    public bool Terminate
    {
        get => _terminate;
        set
        {
            using var use = new HandleUse(this);
            _api->Check((value ? _api->RunOptionsSetTerminate : _api->RunOptionsUnsetTerminate)(use.Pointer));
            _terminate = value;
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _api->ReleaseRunOptions(handle);
        return true;
    }
}
