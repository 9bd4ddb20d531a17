using System.Diagnostics;

namespace RecApp.Tests.Support;

/// <summary>Finds Chromium for the browser tests; on Debian as root it installs it. Never a silent skip.</summary>
internal static class Chromium
{
    public const string Variable = "RECAPP_CHROMIUM";

    private const string InstallCommand = "apt-get install -y --no-install-recommends chromium-headless-shell";

    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
        {
            return File.Exists(chosen)
                ? chosen
                : throw new InvalidOperationException($"{Variable} names {chosen}, which does not exist.");
        }
        if (Find() is { } found)
            return found;
        if (File.Exists("/etc/debian_version") && Environment.IsPrivilegedProcess)
        {
            await RunAsync($"apt-get update -q && {InstallCommand}");
            if (Find() is { } installed)
                return installed;
        }
        throw new InvalidOperationException(
            $"The browser tests need Chromium and found none. Run as root: {InstallCommand} (Debian), " +
            $"or set {Variable} to the path of a Chromium or Chrome executable.");
    }

    private static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        // The shell first: the full browser draws a window with its own bar for each profile, which takes three times as long.
        string[] names = OperatingSystem.IsWindows()
            ? ["chromium.exe", "chrome.exe", "msedge.exe"]
            : ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin"))
        {
            foreach (var name in names)
                yield return Path.Combine(folder, name);
        }
        foreach (var file in PlaywrightsOwn())
            yield return file;
    }

    /// <summary>What `playwright install chromium` leaves behind, newest first.</summary>
    private static IEnumerable<string> PlaywrightsOwn()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] roots =
        [
            Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") ?? "",
            Path.Combine(home, ".cache", "ms-playwright"),
            Path.Combine(home, "Library", "Caches", "ms-playwright"),
            Path.Combine(home, "AppData", "Local", "ms-playwright"),
        ];
        string[] executables = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-win/chrome.exe", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"];
        return roots.Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root, "chromium-*").OrderDescending())
            .SelectMany(folder => executables.Select(executable => Path.Combine(folder, executable)));
    }

    private static async Task RunAsync(string command)
    {
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", command } };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("/bin/sh did not start.");
        await process.WaitForExitAsync();
    }
}
