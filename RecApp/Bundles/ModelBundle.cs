using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RecApp.Bundles;

/// <summary>A version of a model on disk. Opening one checks every file's size and SHA-256 against the manifest.</summary>
public sealed class ModelBundle
{
    // What a file looked like when it was verified: a file that was touched since is verified again before use.
    private readonly ConcurrentDictionary<string, (long Bytes, DateTime Written)> _verified = new(StringComparer.Ordinal);

    private ModelBundle(string folder, ModelManifest manifest) => (Folder, Manifest) = (folder, manifest);

    /// <summary>The absolute folder of this version.</summary>
    public string Folder { get; }

    /// <summary>What the folder's manifest says.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Opens the bundle in <paramref name="folder"/> and verifies all of its files.</summary>
    /// <exception cref="InvalidBundleException">Manifest or a file is missing, damaged or not allowed.</exception>
    public static ModelBundle Open(string folder)
    {
        var bundle = new ModelBundle(Path.GetFullPath(folder), ManifestFormat.Read(folder));
        foreach (var file in bundle.Manifest.Files)
            bundle.OpenRead(file.Path).Dispose();
        return bundle;
    }

    /// <summary>Opens a file that the manifest lists.</summary>
    /// <param name="path">As the manifest writes it.</param>
    /// <returns>A seekable stream at position 0, for the caller to dispose.</returns>
    /// <exception cref="InvalidBundleException">The file is not listed, missing or not what the manifest says.</exception>
    public Stream OpenRead(string path)
    {
        var file = Manifest.Files.FirstOrDefault(f => f.Path == path)
            ?? throw new InvalidBundleException($"'{path}' is not a file of this bundle.");
        var stream = OpenInside(file);
        try
        {
            Verify(file, stream);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>All bytes of a file that the manifest lists.</summary>
    /// <exception cref="InvalidBundleException">As <see cref="OpenRead"/>.</exception>
    public byte[] ReadAllBytes(string path)
    {
        using var stream = OpenRead(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private FileStream OpenInside(ModelFile file)
    {
        RefuseLinks(file.Path);
        try
        {
            return new FileStream(Path.Combine(Folder, file.Path), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidBundleException($"The file '{file.Path}' is missing.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidBundleException($"The file '{file.Path}' can't be read.", error);
        }
    }

    // A symbolic link could lead out of the folder although its name doesn't.
    private void RefuseLinks(string path)
    {
        string current = Folder;
        foreach (string segment in path.Split('/'))
        {
            current = Path.Combine(current, segment);
            if (new FileInfo(current).LinkTarget is not null)
                throw new InvalidBundleException($"'{path}' leads through a symbolic link.");
        }
    }

    private void Verify(ModelFile file, FileStream stream)
    {
        var seen = (stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle));
        if (_verified.TryGetValue(file.Path, out var known) && known == seen)
            return;
        if (stream.Length != file.Bytes)
            throw new InvalidBundleException($"The file '{file.Path}' has {stream.Length:N0} bytes; the manifest says {file.Bytes:N0}.");
        string hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (hash != file.Sha256)
            throw new InvalidBundleException($"The file '{file.Path}' is not the one that was trained: its SHA-256 differs from the manifest's.");
        stream.Position = 0;
        _verified[file.Path] = seen;
    }
}

/// <summary>A bundle is damaged, incomplete or lies outside what a manifest may say.</summary>
/// <param name="reason">A sentence that says what is wrong, without paths of this machine.</param>
/// <param name="innerException">What was caught, if anything.</param>
public sealed class InvalidBundleException(string reason, Exception? innerException = null) : Exception(reason, innerException);
