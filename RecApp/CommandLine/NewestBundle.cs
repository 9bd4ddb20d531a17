using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.CommandLine;

/// <summary>Finds what a verb works on when only the folder of all models is given.</summary>
internal static class NewestBundle
{
    /// <summary>The newest version of a model; null where there is none.</summary>
    /// <exception cref="InvalidBundleException">It is damaged.</exception>
    public static ModelBundle? Find(string models, string name)
    {
        string folder = Path.Combine(models, name);
        // What starts with a dot is being written.
        string? newest = Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(version => Path.GetFileName(version)[0] != '.').Order(StringComparer.Ordinal).LastOrDefault() : null;
        return newest is null ? null : ModelBundle.Open(newest);
    }

    /// <summary>The newest version of a model.</summary>
    /// <exception cref="DataFileException">There is none.</exception>
    /// <exception cref="InvalidBundleException">It is damaged.</exception>
    public static ModelBundle Open(string models, string name) =>
        Find(models, name) ?? throw new DataFileException($"{Path.Combine(models, name)} holds no bundle; train one first.");
}
