namespace RecApp.Inference.Onnx;

/// <summary>ONNX Runtime in this process: loaded with the first use, and until the process ends.</summary>
public sealed unsafe class OrtEnv
{
    // Failures come back as statuses and become exceptions; nothing else has to be said on the console.
    private const int LogFatalOnly = 4;

    // A failed load is remembered and thrown again: the library doesn't appear beside a running application.
    private static readonly Lazy<OrtEnv> Shared = new(() => new(OrtLibrary.Load(AppContext.BaseDirectory)));

    private readonly string _version;

    private OrtEnv(OrtLibrary library)
    {
        Api = library.Api;
        _version = library.Version;
        nint environment, allocator;
        fixed (byte* name = "recapp\0"u8)
            Api->Check(Api->CreateEnv(LogFatalOnly, name, &environment));
        Api->Check(Api->DisableTelemetryEvents(environment));
        Api->Check(Api->GetAllocatorWithDefaultOptions(&allocator));
        (Environment, Allocator) = (environment, allocator);
    }

    internal OrtApi* Api { get; }

    internal nint Environment { get; }

    internal nint Allocator { get; }

    /// <exception cref="DllNotFoundException">The native library of this platform is missing, wrong or too old; the message names
    /// the file and says what to do.</exception>
    public static OrtEnv Instance() => Shared.Value;

    /// <summary>The version of the native library, such as 1.30.0.</summary>
    public string GetVersionString() => _version;
}
