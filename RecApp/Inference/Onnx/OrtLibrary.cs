using System.Runtime.InteropServices;

namespace RecApp.Inference.Onnx;

/// <summary>ONNX Runtime's native library, loaded from the application's own folder and from nowhere else.</summary>
internal sealed unsafe class OrtLibrary
{
    private OrtLibrary(OrtApi* api, string version)
    {
        Api = api;
        Version = version;
    }

    /// <summary>The file's name on this platform.</summary>
    public static string FileName =>
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.1.dylib" : "libonnxruntime.so.1";

    public OrtApi* Api { get; }

    public string Version { get; }

    /// <exception cref="DllNotFoundException">The file is missing, for another platform or too old.</exception>
    public static OrtLibrary Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var platform = RuntimeInformation.RuntimeIdentifier;
        if (!File.Exists(path))
            throw new DllNotFoundException($"ONNX Runtime's native library is missing: {path}. Build again with npm on the PATH, "
                + $"which puts it there, or copy {FileName} of ONNX Runtime 1.{OrtApi.Version} or newer for {platform} to that place.");
        try
        {
            var entry = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(NativeLibrary.Load(path), "OrtGetApiBase");
            return Connect(entry());
        }
        catch (Exception error) when (error is BadImageFormatException or EntryPointNotFoundException or DllNotFoundException)
        {
            throw new DllNotFoundException($"{path} can't be used as ONNX Runtime's library for {platform}: {error.Message}", error);
        }
    }

    // OrtApiBase: a function that returns the table of a version, and one that returns the version's text.
    private static OrtLibrary Connect(nint* entry)
    {
        var version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)entry[1])()) ?? "";
        var api = ((delegate* unmanaged<uint, OrtApi*>)entry[0])(OrtApi.Version);
        return api != null ? new(api, version)
            : throw new DllNotFoundException($"It is version {version}; 1.{OrtApi.Version} or newer is needed.");
    }
}
