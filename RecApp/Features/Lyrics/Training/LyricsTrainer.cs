using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecApp.Features.Lyrics.Corpus;
using RecApp.Features.Lyrics.Sound;
using RecApp.Inference;

namespace RecApp.Features.Lyrics.Training;

/// <summary>Puts network, sounds of words, novelty index and statistics of the corpus into one bundle.</summary>
internal static class LyricsTrainer
{
    /// <summary>Rules that the shipped corpus leaves out: the verse that is scored has stanza numbers and blanks at line ends, too.</summary>
    public static readonly IReadOnlyCollection<string> LeftOut = ["numerals", "trailing-blanks"];

    /// <summary>Writes the bundle.</summary>
    /// <returns>Its manifest.</returns>
    /// <exception cref="Tables.DataFileException">A folder lacks what is needed.</exception>
    public static ModelManifest Write(string models, TrainedNetwork network, string verse, string sounds, string commit, TimeProvider clock, Action<string> say)
    {
        say($"Reading {verse}");
        var (poems, _, report) = CorpusImporter.Import(verse, new() { Without = LeftOut });
        var dictionary = CmuDictionary.Read(sounds);
        var pronouncing = new PronouncingDictionary(dictionary);
        say($"{report.Kept.Poems:N0} poems; indexing their runs of words");
        byte[] phones = Sounds(dictionary);
        var novelty = NoveltyIndex.Build(poems.Select(poem => poem.Lines));
        var statistics = CorpusSurvey.Statistics(poems, pronouncing, novelty, report);
        var files = new Dictionary<string, byte[]>(network.Files)
        {
            [LyricsModel.SoundsFile] = Pack(phones),
            [LyricsModel.WordsFile] = Pack(WordCounts.Write(CorpusSurvey.Words(poems))),
            [LyricsModel.NoveltyFile] = novelty.ToBytes(),
            [LyricsModel.StatisticsFile] = JsonSerializer.SerializeToUtf8Bytes(statistics, JsonSerializerOptions.Web),
            [LyricsModel.OffensiveFile] = Offensive(),
        };
        return ModelBundleWriter.Write(models, Draft(network, statistics, report, phones, dictionary.Count, commit, clock), files);
    }

    private static ModelManifest Draft(TrainedNetwork network, CorpusStatistics statistics, CorpusReport report, byte[] sounds, int words, string commit, TimeProvider clock) => new()
    {
        Name = LyricsService.ModelName,
        Task = "Write verse that scans and rhymes",
        Algorithm = "LSTM language model over byte-pair tokens; lines are drawn several at a time, led to rhyming words by looking ahead, and chosen by their probability",
        CreatedUtc = clock.GetUtcNow(),
        CodeCommit = commit,
        Data =
        [
            new("Verse in the public domain (poems.jsonl, Project Gutenberg), cleaned", "https://www.gutenberg.org/", "Public domain", report.Kept.Sha256, statistics.Poems),
            new("CMU Pronouncing Dictionary", "http://www.speech.cs.cmu.edu/cgi-bin/cmudict", "BSD-2-Clause", Convert.ToHexStringLower(SHA256.HashData(sounds)), words),
        ],
        Split = network.Split,
        Hyperparameters = network.Hyperparameters,
        Metrics = network.Metrics,
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
