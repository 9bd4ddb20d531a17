using System.Runtime.InteropServices;

namespace RecApp.Hosting.Memory;

/// <summary>The heap of the C library, from which ONNX Runtime and SQLite take their memory.</summary>
internal static partial class NativeHeap
{
    /// <summary>
    /// Gives its free pages back to the system (malloc_trim of the GNU C library). Left alone it keeps them, in pieces between blocks
    /// that are in use. Does nothing where the library is another.
    /// </summary>
    /// <returns>Whether the library has the function.</returns>
    public static bool Trim()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            _ = TrimAllArenas(0);
            return true;
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    // Under this name the GNU library alone is found.
    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static partial int TrimAllArenas(nuint keep);
}
