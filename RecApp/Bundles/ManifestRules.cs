using System.Text.RegularExpressions;
using RecApp.Text;

namespace RecApp.Bundles;

/// <summary>What a manifest may say. It is input: a bundle may come from anywhere.</summary>
internal static partial class ManifestRules
{
    private const int MaximumFiles = 1000;

    /// <exception cref="InvalidBundleException">The first rule that is broken.</exception>
    public static void Check(ModelManifest manifest)
    {
        Require(IsName(manifest.Name), "name must be 1–64 of a–z, 0–9 and hyphen.");
        Require(IsVersion(manifest.Version), "version must be yyyyMMdd-xxxxxxxx.");
        Require(manifest.Files.Count is > 0 and <= MaximumFiles, $"files must list 1–{MaximumFiles} files.");
        Require(manifest.Metrics.All(m => double.IsFinite(m.Value)), "metrics must be finite.");
        Require(manifest.Reference.All(r => r.Edges.Count == r.Counts.Count + 1), "reference edges must be one more than counts.");
        Require(manifest.Reference.Where(r => r.Role is not null).Select(r => r.Feature).Distinct().Count() == manifest.Reference.Count(r => r.Role is not null), "measures must have different names.");
        Require(manifest.Importance?.Inputs.All(input => double.IsFinite(input.Loss) && double.IsFinite(input.StandardError)) != false, "importance must be finite.");
        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in manifest.Files)
        {
            Require(IsSafePath(file.Path), $"the path '{file.Path.Shortened(80)}' is not a relative path inside the bundle.");
            Require(paths.Add(file.Path), $"the path '{file.Path}' is listed twice.");
            Require(file.Bytes >= 0, $"the size of '{file.Path}' is negative.");
            Require(Hash().IsMatch(file.Sha256), $"the sha256 of '{file.Path}' is not 64 hexadecimal digits.");
        }
    }

    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    public static bool IsVersion(string? version) => version is not null && Version().IsMatch(version);

    /// <summary>Only plain segments between forward slashes: nothing rooted, no dots that climb, no drive, no other separator.</summary>
    public static bool IsSafePath(string? path) =>
        path is { Length: > 0 and <= 200 } && SafePath().IsMatch(path)
        && !path.Equals(ManifestFormat.FileName, StringComparison.OrdinalIgnoreCase)
        && path.Split('/').All(segment => segment.Trim('.').Length > 0);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new InvalidBundleException($"{ManifestFormat.FileName}: {rule}");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9]{8}-[0-9a-f]{8}\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*\z")]
    private static partial Regex SafePath();
}
