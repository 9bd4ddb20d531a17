using System.Globalization;

namespace RecApp.Tests.Support;

/// <summary>The clock of a process, which libfaketime reads from a file, so that it changes while the process runs. Time that only passes is left alone.</summary>
/// <param name="file">The file.</param>
internal sealed class ShiftedProcessClock(string file)
{
    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists) : null;

    /// <summary>Why no clock can be shifted here; null where one can.</summary>
    public static string? Missing { get; } = Library is null ? "libfaketime is not installed (Debian: apt-get install faketime)." : null;

    /// <summary>What the process is started with.</summary>
    public Dictionary<string, string> Environment => Library is null ? [] : new()
    {
        ["LD_PRELOAD"] = Library,
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        // What waits on that clock would otherwise wait for another one.
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
        ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>Sets the clock, within a second or so.</summary>
    /// <param name="ahead">How far ahead of the machine's it is, in whole seconds.</param>
    public void Shift(TimeSpan ahead) => File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0;+0}"));
}
