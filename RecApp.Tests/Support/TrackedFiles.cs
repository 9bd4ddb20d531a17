using System.Diagnostics;

namespace RecApp.Tests.Support;

/// <summary>The repository's own files: what git tracks, or what it would track of what is new.</summary>
internal static class TrackedFiles
{
    public static IReadOnlyList<string> All { get; } = List();

    public static IEnumerable<string> Under(string folder, params string[] extensions) =>
        All.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && extensions.Contains(Path.GetExtension(file)));

    public static string[] ReadLines(string file) => File.ReadAllLines(RepositoryFolder.Combine(file));

    private static List<string> List()
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = RepositoryFolder.Root, RedirectStandardOutput = true };
        foreach (var argument in (string[])["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. files.Distinct().Where(file => File.Exists(RepositoryFolder.Combine(file)))];
    }
}
