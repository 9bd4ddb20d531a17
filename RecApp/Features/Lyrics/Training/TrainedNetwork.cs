using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Training.Corpus;
using RecApp.Tables;

namespace RecApp.Features.Lyrics.Training;

/// <summary>The folder that the training script wrote: network, tokens, merges and what it says of them.</summary>
/// <param name="Files">The bundle's files from there.</param>
/// <param name="Report">Its manifest.json.</param>
internal sealed record TrainedNetwork(IReadOnlyDictionary<string, byte[]> Files, JsonElement Report)
{
    /// <summary>Metrics of the script: numbers by name, measured by one protocol.</summary>
    public IReadOnlyList<ModelMetric> Metrics
    {
        get
        {
            if (!Report.TryGetProperty("metrics", out var metrics) || metrics.ValueKind != JsonValueKind.Object)
                return [];
            string protocol = metrics.TryGetProperty("protocol", out var how) ? how.ToString() : "as the training script measured";
            return [.. metrics.EnumerateObject().Where(metric => metric.Value.ValueKind == JsonValueKind.Number)
                .Select(metric => new ModelMetric(Camel(metric.Name), metric.Value.GetDouble(), protocol, "lstm"))];
        }
    }

    /// <summary>Settings of training.</summary>
    public IReadOnlyDictionary<string, JsonElement> Hyperparameters
    {
        get
        {
            var settings = new Dictionary<string, JsonElement>();
            foreach (string name in (string[])["layers", "hidden", "embedding", "vocabulary", "epochs"])
                if (Report.TryGetProperty(name, out var value))
                    settings[name] = value;
            foreach (string group in (string[])["settings", "hyperparameters"])
                if (Report.TryGetProperty(group, out var all) && all.ValueKind == JsonValueKind.Object)
                    foreach (var setting in all.EnumerateObject())
                        settings[setting.Name] = setting.Value;
            return settings;
        }
    }

    /// <summary>How data were split, and the seed.</summary>
    /// <param name="heldOut">Of 1,000 parts of the poems those that were held out.</param>
    public DataSplit Split(int heldOut) => new(HeldOutPoems.Rule(heldOut) + "; near-duplicates are removed before", Report.TryGetProperty("seed", out var seed) && seed.TryGetInt32(out int number) ? number : 0);

    /// <summary>Its vocabulary.</summary>
    public VerseTokenizer Tokenizer() => new(Encoding.UTF8.GetString(Files[LyricsModel.TokensFile]), Encoding.UTF8.GetString(Files[LyricsModel.MergesFile]));

    /// <summary>Reads and checks the folder.</summary>
    /// <exception cref="DataFileException">A file is missing or not what it should be.</exception>
    public static TrainedNetwork Read(string folder)
    {
        var files = new[] { LyricsModel.NetworkFile, LyricsModel.TokensFile, LyricsModel.MergesFile }.ToDictionary(name => name, name => Bytes(folder, name));
        try
        {
            var trained = new TrainedNetwork(files, JsonSerializer.Deserialize<JsonElement>(Bytes(folder, "manifest.json")));
            new LanguageNetwork(files[LyricsModel.NetworkFile], trained.Tokenizer().Count).Dispose();
            return trained;
        }
        catch (Exception error) when (error is InvalidDataException or JsonException)
        {
            throw new DataFileException($"{folder}: {error.Message}");
        }
    }

    // Python's names in ours: bits_per_character is bitsPerCharacter.
    private static string Camel(string name) => string.Concat(name.Split('_').Select((part, i) => i == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    private static byte[] Bytes(string folder, string name) => File.Exists(Path.Combine(folder, name)) ? File.ReadAllBytes(Path.Combine(folder, name))
        : throw new DataFileException($"{folder} holds no {name}. Give the folder that the training script wrote.");
}
