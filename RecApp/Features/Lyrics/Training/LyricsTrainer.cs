using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Training;

/// <summary>Puts network, sounds of words, novelty index and statistics of the corpus into one bundle.</summary>
internal static class LyricsTrainer
{
    /// <summary>Writes the bundle.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="network">What the training script made.</param>
    /// <param name="corpus">What it learned from.</param>
    /// <param name="known">What is known of words beside it.</param>
    /// <param name="former">The manifest of the bundle that training went on from; null when there was none.</param>
    /// <param name="seeds">Songs written to measure the sampler; 0 for none.</param>
    /// <param name="clock">For the manifest.</param>
    /// <param name="say">Told of the progress.</param>
    /// <param name="cancellationToken">Gives up; nothing is written.</param>
    /// <returns>Its manifest.</returns>
    public static async Task<ModelManifest> WriteAsync(
        string models, TrainedNetwork network, VerseCorpus corpus, WordKnowledge known, ModelManifest? former, int seeds, TimeProvider clock, Action<string> say, CancellationToken cancellationToken)
    {
        say($"{corpus.Poems.Count:N0} poems; indexing their runs of words");
        byte[] phones = Sounds(known.Sounds);
        var novelty = NoveltyIndex.Build(corpus.Poems.Select(poem => poem.Lines), known.Guard);
        var statistics = CorpusSurvey.Statistics(corpus.Poems, new(known.Sounds), novelty, corpus.Report);
        say("Counting n-grams");
        var (ngrams, mixture, quality) = LanguageMixture.Fit(network, corpus, say);
        var files = new Dictionary<string, byte[]>(network.Files)
        {
            [LyricsModel.NgramsFile] = Pack(NgramFile.Write(ngrams)),
            [LyricsModel.MixtureFile] = mixture.Write(),
            [LyricsModel.SoundsFile] = Pack(phones),
            [LyricsModel.WordsFile] = Pack(WordCounts.Write(known.With(CorpusSurvey.Words(corpus.Poems)))),
            [LyricsModel.NoveltyFile] = novelty.ToBytes(),
            [LyricsModel.StatisticsFile] = JsonSerializer.SerializeToUtf8Bytes(statistics, JsonSerializerOptions.Web),
            [LyricsModel.OffensiveFile] = Offensive(),
        };
        var draft = Draft(network, corpus, quality, statistics, clock) with
        {
            Data = [corpus.Source, .. former?.Data ?? [new("CMU Pronouncing Dictionary", "http://www.speech.cs.cmu.edu/cgi-bin/cmudict", "BSD-2-Clause", Convert.ToHexStringLower(SHA256.HashData(phones)), known.Sounds.Count)]],
        };
        var songs = await SongQuality.MeasureAsync(draft, files, corpus, seeds, say, cancellationToken);
        return ModelBundleWriter.Write(models, draft with { Metrics = [.. songs, .. draft.Metrics] }, files);
    }

    private static ModelManifest Draft(TrainedNetwork network, VerseCorpus corpus, IReadOnlyList<ModelMetric> quality, CorpusStatistics statistics, TimeProvider clock) => new()
    {
        Name = LyricsService.ModelName,
        Task = "Write verse that scans and rhymes",
        Algorithm = "LSTM language model over byte-pair tokens, mixed with Kneser-Ney n-grams and, in reading, with the text so far; lines are drawn several at a time, led to rhyming words by looking ahead, and chosen by their probability",
        CreatedUtc = clock.GetUtcNow(),
        CodeCommit = CodeCommit.Find(),
        Split = network.Split(corpus.HeldOutParts),
        Hyperparameters = network.Hyperparameters,
        Metrics = [.. quality, .. network.Metrics],
        Reference = [new("syllablesPerLine", [.. Enumerable.Range(0, CorpusStatistics.MostSyllables + 2).Select(i => i - 0.5)], [.. statistics.LinesBySyllables])],
    };

    private static byte[] Sounds(IEnumerable<KeyValuePair<string, Pronunciation[]>> dictionary) => Encoding.UTF8.GetBytes(string.Concat(
        dictionary.SelectMany(word => word.Value.Select(sound => $"{word.Key} {sound.Stressed}\n"))));

    private static byte[] Offensive()
    {
        using var list = typeof(LyricsTrainer).Assembly.GetManifestResourceStream("RecApp.Features.Lyrics.offensive.txt") ?? throw new InvalidOperationException("The list of offensive words is not part of the assembly.");
        using var copy = new MemoryStream();
        list.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new BrotliStream(packed, CompressionLevel.SmallestSize))
            stream.Write(plain);
        return packed.ToArray();
    }
}
