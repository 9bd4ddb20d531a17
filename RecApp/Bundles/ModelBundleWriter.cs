using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecApp.Bundles;

/// <summary>Writes bundles: the same draft and files always give the same bytes, and a reader never sees half of one.</summary>
public static class ModelBundleWriter
{
    /// <summary>Writes <c>modelsFolder/name/version/</c>.</summary>
    /// <param name="modelsFolder">Folder of all models; created when missing.</param>
    /// <param name="draft">The manifest without <see cref="ModelManifest.Version"/> and <see cref="ModelManifest.Files"/>.</param>
    /// <param name="files">The bundle's files by path (relative, forward slashes).</param>
    /// <returns>The manifest as written, with version and files.</returns>
    /// <exception cref="InvalidBundleException">The draft or a path is not allowed in a manifest.</exception>
    public static ModelManifest Write(string modelsFolder, ModelManifest draft, IReadOnlyDictionary<string, byte[]> files)
    {
        var manifest = Complete(draft, files);
        ManifestRules.Check(manifest);
        string model = Directory.CreateDirectory(Path.Combine(modelsFolder, manifest.Name)).FullName;
        string target = Path.Combine(model, manifest.Version);
        // The catalogue ignores names that start with a dot.
        string temporary = Path.Combine(model, $".{manifest.Version}-{Guid.CreateVersion7():N}");
        try
        {
            foreach (var (path, bytes) in files)
                WriteThrough(Path.Combine(temporary, path), bytes);
            WriteThrough(Path.Combine(temporary, ManifestFormat.FileName), ManifestFormat.Write(manifest));
            Publish(temporary, target, manifest);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
        return manifest;
    }

    /// <summary>
    /// Puts measures into the manifest of a bundle on disk, in place of those that were there. Its version names its other files, so that it
    /// stays; so do references without a role, unless a measure has their name.
    /// </summary>
    /// <param name="folder">Folder of the version.</param>
    /// <param name="measures">References with a role.</param>
    /// <param name="importance">What the inputs matter; null to keep what the manifest says.</param>
    /// <exception cref="InvalidBundleException">The manifest can't be read, or two measures have one name.</exception>
    public static void WriteMeasures(string folder, IReadOnlyList<FeatureReference> measures, ModelImportance? importance = null)
    {
        var manifest = ManifestFormat.Read(folder);
        var kept = manifest.Reference.Where(reference => reference.Role is null && measures.All(measure => measure.Feature != reference.Feature));
        var measured = manifest with { Reference = [.. kept, .. measures], Importance = importance ?? manifest.Importance };
        ManifestRules.Check(measured);
        string temporary = Path.Combine(folder, $".{ManifestFormat.FileName}-{Guid.CreateVersion7():N}");
        try
        {
            WriteThrough(temporary, ManifestFormat.Write(measured));
            File.Move(temporary, Path.Combine(folder, ManifestFormat.FileName), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static ModelManifest Complete(ModelManifest draft, IReadOnlyDictionary<string, byte[]> files)
    {
        ModelFile[] listed = [.. files.OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new ModelFile(f.Key, f.Value.LongLength, Convert.ToHexStringLower(SHA256.HashData(f.Value))))];
        var day = new DateTimeOffset(draft.CreatedUtc.UtcDateTime.Date, TimeSpan.Zero);
        string listing = string.Concat(listed.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Path} {f.Bytes} {f.Sha256}\n")));
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing)));
        return draft with
        {
            CreatedUtc = day,
            Version = string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{hash.AsSpan(0, 8)}"),
            Files = listed,
        };
    }

    private static void Publish(string temporary, string target, ModelManifest manifest)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }
        // The version names its files' content, so a folder of that name differs at most in damage and in the manifest.
        foreach (string path in manifest.Files.Select(f => f.Path).Append(ManifestFormat.FileName))
        {
            string file = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Move(Path.Combine(temporary, path), file, overwrite: true);
        }
    }

    private static void WriteThrough(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
