using System.Diagnostics;

namespace RecApp.Benchmarks.Support;

/// <summary>The application as it is deployed: a release publish, made once per run of the benchmarks.</summary>
internal static class PublishedApplication
{
    private static readonly Lazy<Task<string>> Folder = new(PublishAsync);

    public static Task<string> FolderAsync() => Folder.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        var start = new ProcessStartInfo("dotnet", ["publish", "RecApp", "-c", "Release", "-o", folder, "-v", "quiet", "-nologo"])
        {
            WorkingDirectory = Repository.Root,
        };
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? folder
            : throw new InvalidOperationException($"dotnet publish failed with exit code {publish.ExitCode}.");
    }
}
