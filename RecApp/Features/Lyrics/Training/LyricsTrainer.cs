using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training;

/// <summary>Puts network, sounds of words, novelty index and statistics of the corpus into one bundle.</summary>
internal static class LyricsTrainer
{
    /// <summary>Rules that the shipped corpus leaves out: the verse that is scored has stanza numbers and blanks at line ends, too.</summary>
    public static readonly IReadOnlyCollection<string> LeftOut = ["numerals", "trailing-blanks"];

    /// <summary>Writes the bundle.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="network">What the training script made.</param>
    /// <param name="verse">Folder that holds the corpus.</param>
    /// <param name="sounds">Folder that holds the pronouncing dictionary.</param>
    /// <param name="seeds">Songs written to measure the sampler; 0 for none.</param>
    /// <param name="commit">Of the code; empty when not known.</param>
    /// <param name="clock">For the manifest.</param>
    /// <param name="say">Told of the progress.</param>
    /// <param name="cancellationToken">Gives up; nothing is written.</param>
    /// <returns>Its manifest.</returns>
    /// <exception cref="Tables.DataFileException">A folder lacks what is needed.</exception>
    public static async Task<ModelManifest> WriteAsync(
        string models, TrainedNetwork network, string verse, string sounds, int seeds, string commit, TimeProvider clock, Action<string> say, CancellationToken cancellationToken)
    {
        say($"Reading {verse}");
        var (poems, corpus, report) = CorpusImporter.Import(verse, new() { Without = LeftOut });
        var dictionary = CmuDictionary.Read(sounds);
        var pronouncing = new PronouncingDictionary(dictionary);
        say($"{report.Kept.Poems:N0} poems; indexing their runs of words");
        byte[] phones = Sounds(dictionary);
        var novelty = NoveltyIndex.Build(poems.Select(poem => poem.Lines));
        var statistics = CorpusSurvey.Statistics(poems, pronouncing, novelty, report);
        say("Counting n-grams");
        var (ngrams, mixture, quality) = LanguageMixture.Fit(network, corpus, say);
        var files = new Dictionary<string, byte[]>(network.Files)
        {
            [LyricsModel.NgramsFile] = Pack(NgramFile.Write(ngrams)),
            [LyricsModel.MixtureFile] = mixture.Write(),
            [LyricsModel.SoundsFile] = Pack(phones),
            [LyricsModel.WordsFile] = Pack(WordCounts.Write(CorpusSurvey.Words(poems))),
            [LyricsModel.NoveltyFile] = novelty.ToBytes(),
            [LyricsModel.StatisticsFile] = JsonSerializer.SerializeToUtf8Bytes(statistics, JsonSerializerOptions.Web),
            [LyricsModel.OffensiveFile] = Offensive(),
        };
        var draft = Draft(network, quality, statistics, report, phones, dictionary.Count, commit, clock);
        var songs = await SongQuality.MeasureAsync(draft, files, poems, corpus, seeds, say, cancellationToken);
        return ModelBundleWriter.Write(models, draft with { Metrics = [.. songs, .. draft.Metrics] }, files);
    }

    private static ModelManifest Draft(TrainedNetwork network, IReadOnlyList<ModelMetric> quality, CorpusStatistics statistics, CorpusReport report, byte[] sounds, int words, string commit, TimeProvider clock) => new()
    {
        Name = LyricsService.ModelName,
        Task = "Write verse that scans and rhymes",
        Algorithm = "LSTM language model over byte-pair tokens, mixed with Kneser-Ney n-grams and, in reading, with the text so far; lines are drawn several at a time, led to rhyming words by looking ahead, and chosen by their probability",
        CreatedUtc = clock.GetUtcNow(),
        CodeCommit = commit,
        Data =
        [
            new("Verse in the public domain (poems.jsonl, Project Gutenberg), cleaned", "https://www.gutenberg.org/", "Public domain", report.Kept.Sha256, statistics.Poems),
            new("CMU Pronouncing Dictionary", "http://www.speech.cs.cmu.edu/cgi-bin/cmudict", "BSD-2-Clause", Convert.ToHexStringLower(SHA256.HashData(sounds)), words),
        ],
        Split = network.Split,
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
