using System.Globalization;
using System.Text;

namespace RecApp.Inference;

/// <summary>What lies on disk for one model: <c>root/name/version/</c>.</summary>
internal sealed class ModelFolder(string root, string name)
{
    public string PathOf(string version) => Path.Combine(root, name, version);

    /// <summary>Names of the version folders, newest first; anything not named like a version is ignored.</summary>
    public IReadOnlyList<string> Versions()
    {
        var folder = new DirectoryInfo(Path.Combine(root, name));
        return folder.Exists
            ? [.. folder.EnumerateDirectories().Select(d => d.Name).Where(ManifestRules.IsVersion).OrderDescending(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Changes whenever a file of the model does; cheap enough to ask before retrying a load that failed.</summary>
    public string Fingerprint()
    {
        var folder = new DirectoryInfo(Path.Combine(root, name));
        if (!folder.Exists)
            return "";
        var text = new StringBuilder();
        try
        {
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file went away while we looked, or may not be seen: what is known of it so far identifies the state.
            text.Append(error.GetType().Name);
        }
        return text.ToString();
    }
}
