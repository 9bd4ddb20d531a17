namespace RecApp.Benchmarks.Support;

internal static class Repository
{
    /// <summary>The nearest folder above the benchmarks that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("RecApp.sln stands in no folder above the benchmarks."),
        _ when File.Exists(Path.Combine(folder.FullName, "RecApp.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
