using System.IO.Compression;
using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment;

/// <summary>The models that ship, once for all tests that ask them.</summary>
public sealed class ShippedSentiment : IDisposable
{
    private LstmModel? _lstm;
    private LinearModel? _linear;

    /// <summary>Skips the test where the LSTM is not installed.</summary>
    internal LstmModel Lstm => _lstm ??= LstmModel.Load(Open(SentimentService.LstmName));

    internal LinearModel Linear => _linear ??= LinearModel.Load(Open(SentimentService.LinearName));

    internal ISentimentModel Of(string model) => model == SentimentService.Lstm ? Lstm : Linear;

    /// <summary>Made-up texts with the numbers of their tokens and, where the network that ships wrote them, its answers.</summary>
    public static IReadOnlyList<JsonElement> Golden()
    {
        using var packed = File.OpenRead(RepositoryFolder.Combine("RecApp.Tests", "Features", "Sentiment", "Golden", "golden.jsonl.gz"));
        using var content = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(content, Encoding.ASCII);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    internal static ModelBundle Open(string name)
    {
        string folder = RepositoryFolder.Combine("models", name);
        string? newest = Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).LastOrDefault() : null;
        Assert.SkipWhen(newest is null, $"{name} is not installed.");
        return ModelBundle.Open(newest!);
    }

    public void Dispose() => _lstm?.Dispose();
}

/// <summary>Tests that share the shipped models.</summary>
[CollectionDefinition(nameof(ShippedSentiment))]
public sealed class ShippedSentimentTests : ICollectionFixture<ShippedSentiment>;
