using System.Diagnostics;
using System.Reflection;

namespace RecApp.Bundles;

/// <summary>Which code is running, for a manifest's lineage.</summary>
internal static class CodeCommit
{
    /// <summary>The commit the build recorded, else the repository's in the current folder, else <c>unknown</c>.</summary>
    public static string Find()
    {
        string? recorded = typeof(CodeCommit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return recorded?.Split('+') is [_, { Length: >= 7 } commit] ? commit : AskGit() ?? "unknown";
    }

    private static string? AskGit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "HEAD"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            string? commit = git?.StandardOutput.ReadToEnd().Trim();
            git?.WaitForExit();
            return git?.ExitCode == 0 && commit?.Length == 40 ? commit : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
