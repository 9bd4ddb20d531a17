using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace RecApp.Bundles;

/// <summary>What lies on disk for one model: <c>root/name/version/</c>.</summary>
internal sealed class ModelFolder(string root, string name)
{
    // Overviews and health checks ask often; a manifest is read again only when its file has changed.
    private readonly ConcurrentDictionary<string, (DateTime Written, ModelVersion Version)> _described = new(StringComparer.Ordinal);

    /// <summary>Where a version lies, or would: one that is no version here may be a candidate.</summary>
    public string PathOf(string version)
    {
        string path = Path.Combine(root, name, version), candidate = CandidateOf(version);
        return !Directory.Exists(path) && Directory.Exists(candidate) ? candidate : path;
    }

    /// <summary>Makes a candidate a version like others.</summary>
    /// <returns>False where it is one already.</returns>
    /// <exception cref="ModelUnavailableException">It can't be moved.</exception>
    public bool Install(string version)
    {
        string installed = Path.Combine(root, name, version);
        if (Directory.Exists(installed))
            return false;
        Move(version, CandidateOf(version), installed);
        return true;
    }

    /// <summary>Makes it a candidate again.</summary>
    /// <exception cref="ModelUnavailableException">It can't be moved.</exception>
    public void Withdraw(string version) => Move(version, Path.Combine(root, name, version), CandidateOf(version));

    /// <summary>Names of the version folders, newest first; anything not named like a version is ignored.</summary>
    public IReadOnlyList<string> Versions()
    {
        var folder = new DirectoryInfo(Path.Combine(root, name));
        return folder.Exists
            ? [.. folder.EnumerateDirectories().Select(d => d.Name).Where(ManifestRules.IsVersion).OrderDescending(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>What a version's manifest says, without looking at its other files.</summary>
    public ModelVersion Describe(string version, bool served)
    {
        var written = File.GetLastWriteTimeUtc(Path.Combine(PathOf(version), ManifestFormat.FileName));
        if (!_described.TryGetValue(version, out var known) || known.Written != written)
            _described[version] = known = (written, Read(version));
        return known.Version with { Served = served };
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

    private string CandidateOf(string version) => Path.Combine(root, ModelLocation.CandidatesFolder, name, version);

    private void Move(string version, string source, string target)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Directory.Move(source, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another instance on the same folder may have been quicker.
            if (!Directory.Exists(target))
                throw new ModelUnavailableException(name, $"Version {version} can't be moved to the versions that are served.", error);
        }
    }

    private ModelVersion Read(string version)
    {
        try
        {
            return new(version, false, ManifestFormat.Read(PathOf(version)), null);
        }
        catch (InvalidBundleException error)
        {
            return new(version, false, null, error.Message);
        }
    }
}
