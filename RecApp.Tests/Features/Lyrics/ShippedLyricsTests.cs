using System.IO.Compression;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Training.Corpus;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Lyrics;

/// <summary>The shipped bundle against what the training script computed: one JSON object a line with text, ids, totalBits and logits.</summary>
public sealed class ShippedLyricsTests : IDisposable
{
    private readonly LyricsModel? _model;
    private readonly ModelBundle? _bundle;

    public ShippedLyricsTests()
    {
        string models = RepositoryFolder.Combine("models", LyricsService.ModelName);
        if (!Directory.Exists(models))
            return;
        _bundle = ModelBundle.Open(Directory.EnumerateDirectories(models).Order(StringComparer.Ordinal).Last());
        _model = LyricsModel.Load(_bundle);
    }

    public void Dispose() => _model?.Dispose();

    [Fact]
    public void Logits_GoldenTexts_EqualPyTorchs()
    {
        Assert.SkipWhen(_model is null, "models/ holds no lyrics bundle.");
        using var network = new LanguageNetwork(_bundle!.ReadAllBytes(LyricsModel.NetworkFile), _model!.Tokenizer.Count);
        foreach (var golden in Golden())
        {
            int[] ids = [.. golden.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
            int[] own = [.. _model.Tokenizer.Encode(golden.GetProperty("text").GetString()!)];
            Assert.Equal(ids.Where((id, i) => i > 0 || id != VerseTokenizer.Text), own);
            double[] bits = new double[own.Length];
            var state = network.Read(network.Start, own, TestContext.Current.CancellationToken, bits);
            Assert.Equal(golden.GetProperty("totalBits").GetDouble(), bits.Sum(), 0.01 + (1e-4 * bits.Sum()));
            // Probabilities know logits up to a constant: differences to the first one compare.
            double[] logits = [.. golden.GetProperty("logits").EnumerateArray().Select(value => value.GetDouble())];
            for (int token = 0; token < logits.Length; token++)
                Assert.Equal(logits[token] - logits[0], state.LogProbabilities[token] - state.LogProbabilities[0], 1e-3);
        }
    }

    [Fact]
    public async Task Write_Songs_InventNoWords()
    {
        Assert.SkipWhen(_model is null, "models/ holds no lyrics bundle.");
        var turns = new WriterTurns(2, TimeProvider.System);
        for (int seed = 1; seed <= 3; seed++)
        {
            var plan = new SongPlan { Lines = new string?[8], Scheme = RhymeScheme.Parse("AABB")!, Syllables = 8, Temperatures = [1.2], TopP = 1, Seed = seed };
            await foreach (var line in new SongWriter(_model!, plan, new OffensiveWords(_model!.Offensive), turns).WriteAsync((_, _) => { }, TestContext.Current.CancellationToken))
                Assert.All(CorpusWords.Of(line.Text), word => Assert.True(_model!.IsWord(word), word));
        }
    }

    [Fact]
    public void Bundle_Size_IsWithinThirtyMegabytes()
    {
        Assert.SkipWhen(_bundle is null, "models/ holds no lyrics bundle.");
        Assert.InRange(_bundle!.Manifest.Files.Sum(file => file.Bytes), 1, 30_000_000);
        Assert.InRange(_bundle.Manifest.Files.Single(file => file.Path == LyricsModel.NoveltyFile).Bytes, 1, 10_000_000);
    }

    private static IEnumerable<JsonElement> Golden()
    {
        using var packed = File.OpenRead(RepositoryFolder.Combine("RecApp.Tests", "Features", "Lyrics", "Golden", "lyrics.jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return JsonSerializer.Deserialize<JsonElement>(line);
    }
}
