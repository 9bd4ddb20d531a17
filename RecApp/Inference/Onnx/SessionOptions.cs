using System.Text;

namespace RecApp.Inference.Onnx;

/// <summary>How a session works; read when the session is created, and of no effect on it afterwards.</summary>
public sealed unsafe class SessionOptions : OrtHandle
{
    private readonly OrtApi* _api = OrtEnv.Instance().Api;

    /// <exception cref="DllNotFoundException">The native library of this platform is missing.</exception>
    public SessionOptions()
    {
        nint options;
        _api->Check(_api->CreateSessionOptions(&options));
        SetHandle(options);
        // ONNX Runtime's own format is read without the checks of ONNX files.
        AddSessionConfigEntry("session.load_model_format", "ONNX");
    }

    /// <summary>Threads that share one operator's work; 0 takes all cores, 1 is right where many runs happen at once.</summary>
    public int IntraOpNumThreads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            using var use = new HandleUse(this);
            _api->Check(_api->SetIntraOpNumThreads(use.Pointer, value));
            field = value;
        }
    }

    /// <summary>How far the model is rewritten.</summary>
    public GraphOptimizationLevel GraphOptimizationLevel
    {
        get;
        set
        {
            using var use = new HandleUse(this);
            _api->Check(_api->SetSessionGraphOptimizationLevel(use.Pointer, (int)value));
            field = value;
        }
    } = GraphOptimizationLevel.ORT_ENABLE_ALL;

    /// <summary>Plans the memory of a run ahead; helps only where every run has the same shapes.</summary>
    public bool EnableMemoryPattern
    {
        get;
        set
        {
            using var use = new HandleUse(this);
            _api->Check((value ? _api->EnableMemPattern : _api->DisableMemPattern)(use.Pointer));
            field = value;
        }
    } = true;

    /// <summary>Keeps freed memory for the next run; off, a long input's memory is given back at once.</summary>
    public bool EnableCpuMemArena
    {
        get;
        set
        {
            using var use = new HandleUse(this);
            _api->Check((value ? _api->EnableCpuMemArena : _api->DisableCpuMemArena)(use.Pointer));
            field = value;
        }
    } = true;

    /// <summary>Sets one of ONNX Runtime's settings by name, such as <c>session.intra_op.allow_spinning</c>.</summary>
    public void AddSessionConfigEntry(string configKey, string configValue)
    {
        using var use = new HandleUse(this);
        fixed (byte* key = Encoding.UTF8.GetBytes(configKey + '\0'), value = Encoding.UTF8.GetBytes(configValue + '\0'))
            _api->Check(_api->AddSessionConfigEntry(use.Pointer, key, value));
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _api->ReleaseSessionOptions(handle);
        return true;
    }
}
