using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Bundles;

/// <summary>The manifest as JSON: the same manifest always gives the same bytes.</summary>
public static class ManifestFormat
{
    /// <summary>The file's name in a bundle's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>A manifest above this many bytes is refused unread.</summary>
    public const long MaximumBytes = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Names stay readable; the file is never put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The bytes of manifest.json, hyperparameters sorted by name, ending with a line feed.</summary>
    public static byte[] Write(ModelManifest manifest)
    {
        var sorted = manifest with
        {
            Hyperparameters = manifest.Hyperparameters.OrderBy(p => p.Key, StringComparer.Ordinal)
                .ToDictionary(p => p.Key, p => p.Value),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(sorted, Options), (byte)'\n'];
    }

    /// <summary>Reads and checks the manifest in a bundle's folder.</summary>
    /// <exception cref="InvalidBundleException">It is missing, too large, not JSON, or says something a manifest may not say.</exception>
    public static ModelManifest Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists)
            throw new InvalidBundleException($"{FileName} is missing.");
        if (file.Length > MaximumBytes)
            throw new InvalidBundleException($"{FileName} has {file.Length:N0} bytes; at most {MaximumBytes:N0} are read.");
        try
        {
            return Parse(File.ReadAllBytes(file.FullName));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidBundleException($"{FileName} can't be read.", error);
        }
    }

    /// <summary>Parses and checks a manifest.</summary>
    /// <exception cref="InvalidBundleException">It is not JSON, or says something a manifest may not say.</exception>
    public static ModelManifest Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ModelManifest>(json, Options)
                ?? throw new InvalidBundleException($"{FileName} is empty.");
            ManifestRules.Check(manifest);
            return manifest;
        }
        catch (JsonException error)
        {
            throw new InvalidBundleException($"{FileName} is not a manifest: {error.Message}", error);
        }
    }
}
