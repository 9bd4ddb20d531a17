namespace RecApp.Bundles;

/// <summary>Where models lie when <c>Models:Path</c> doesn't say: beside the application, then in the repository.</summary>
public static class ModelLocation
{
    /// <summary>Below it lie versions that were trained here and never served, laid out as the models themselves.</summary>
    public const string CandidatesFolder = ".candidates";

    /// <summary>The absolute folder of all models. It need not exist.</summary>
    /// <param name="configured"><c>Models:Path</c>, relative to the content root, or empty.</param>
    /// <param name="contentRoot">The application's content root.</param>
    public static string Find(string? configured, string contentRoot) =>
        string.IsNullOrWhiteSpace(configured)
            ? Candidates(contentRoot).FirstOrDefault(Directory.Exists) ?? Path.Combine(AppContext.BaseDirectory, "models")
            : Path.GetFullPath(configured, contentRoot);

    private static IEnumerable<string> Candidates(string contentRoot)
    {
        yield return Path.Combine(AppContext.BaseDirectory, "models");
        yield return Path.Combine(contentRoot, "models");
        foreach (string root in SourceTree.Roots(contentRoot))
            yield return Path.Combine(root, "models");
    }
}
