using System.Diagnostics;

namespace RecApp.Tests.Support;

/// <summary>A disk of a test's own in memory, so small that it can be filled. Mounting needs root on Linux; elsewhere the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int megabytes)
    {
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.Location) is { } problem)
        {
            _folder.Dispose();
            Assert.Skip($"A disk of a few megabytes can't be mounted here: {problem}");
        }
    }

    private string Filler => Combine("filler");

    public string Combine(string name) => _folder.Combine(name);

    /// <summary>Takes all the space that is left.</summary>
    public void Fill()
    {
        byte[] block = new byte[4096];
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Free() => File.Delete(Filler);

    /// <summary>Lets nobody write any more, or again. Fails while a file is open for writing.</summary>
    public void Remount(bool readOnly) => Assert.Null(Run("mount", "-o", $"remount,{(readOnly ? "ro" : "rw")}", _folder.Location));

    public void Dispose()
    {
        // Lazily: what is still open goes with its process.
        Run("umount", "-l", _folder.Location);
        _folder.Dispose();
    }

    private static string? Run(string command, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            return "this is not Linux";
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : error.Trim();
    }
}
