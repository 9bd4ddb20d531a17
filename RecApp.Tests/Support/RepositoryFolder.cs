namespace RecApp.Tests.Support;

/// <summary>Where this working tree is, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RecApp.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No RecApp.sln above {AppContext.BaseDirectory}.");
    }
}
