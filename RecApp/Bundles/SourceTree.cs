namespace RecApp.Bundles;

/// <summary>Where the application's own repository is, when it runs from there.</summary>
internal static class SourceTree
{
    /// <summary>Every folder with <c>RecApp.sln</c> at or above a folder, then at or above the application.</summary>
    public static IEnumerable<string> Roots(string folder)
    {
        foreach (string start in new[] { folder, AppContext.BaseDirectory })
            for (var above = new DirectoryInfo(start); above is not null; above = above.Parent)
                if (File.Exists(Path.Combine(above.FullName, "RecApp.sln")))
                    yield return above.FullName;
    }
}
