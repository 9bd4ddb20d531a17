using System.IO.Compression;
using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Model;

/// <summary>The loaded model: network, tokens, sounds of words, and what it must not repeat. Safe for concurrent use.</summary>
internal sealed class LyricsModel : IDisposable
{
    public const string NetworkFile = "lyrics.onnx";
    public const string TokensFile = "tokens.txt";
    public const string MergesFile = "merges.txt";
    public const string NgramsFile = "ngrams.br";
    public const string MixtureFile = "mixture.json";
    public const string SoundsFile = "pronunciations.br";
    public const string WordsFile = "words.br";
    public const string NoveltyFile = "novelty.bin";
    public const string StatisticsFile = "statistics.json";
    public const string OffensiveFile = "offensive.txt";

    private LyricsModel(LanguageNetwork network, VerseTokenizer tokenizer, PronouncingDictionary sounds, IReadOnlyList<KeyValuePair<string, int>> words)
    {
        (Network, Tokenizer, Sounds) = (network, tokenizer, sounds);
        (Tokens, Rhymes) = (new(tokenizer), new(words, sounds, tokenizer));
        Known = words.Select(word => word.Key.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
    }

    public LanguageNetwork Network { get; }

    public VerseTokenizer Tokenizer { get; }

    public TokenTable Tokens { get; }

    public PronouncingDictionary Sounds { get; }

    public RhymeBook Rhymes { get; }

    /// <summary>The words of the corpus in small letters, rare ones left out.</summary>
    public IReadOnlySet<string> Known { get; }

    public required MixtureWeights Mixture { get; init; }

    public required NoveltyIndex Novelty { get; init; }

    public required CorpusStatistics Statistics { get; init; }

    /// <summary>The offensive words that the bundle comes with.</summary>
    public required IReadOnlyList<string> Offensive { get; init; }

    /// <summary>Whether there is such a word, in the corpus or in the dictionary.</summary>
    /// <param name="word">In small letters.</param>
    public bool IsWord(string word) => Known.Contains(word) || Sounds.Knows(word);

    /// <summary>Loads a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static LyricsModel Load(ModelBundle bundle)
    {
        var tokenizer = new VerseTokenizer(Read(bundle, TokensFile), Read(bundle, MergesFile));
        var sounds = new PronouncingDictionary(CmuDictionary.Read(SoundsFile, Unpack(bundle, SoundsFile)));
        var words = WordCounts.Read(Unpack(bundle, WordsFile));
        var mixture = MixtureWeights.Read(bundle.ReadAllBytes(MixtureFile));
        var ngrams = NgramFile.Read(Unpack(bundle, NgramsFile), tokenizer.Count);
        var network = new LanguageNetwork(bundle.ReadAllBytes(NetworkFile), tokenizer.Count, ngrams, mixture.Ngrams);
        return new(network, tokenizer, sounds, words)
        {
            Mixture = mixture,
            Novelty = NoveltyIndex.FromBytes(bundle.ReadAllBytes(NoveltyFile)),
            Statistics = JsonSerializer.Deserialize<CorpusStatistics>(bundle.ReadAllBytes(StatisticsFile), JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{StatisticsFile} is empty."),
            Offensive = Read(bundle, OffensiveFile).Split('\n'),
        };
    }

    public void Dispose() => Network.Dispose();

    /// <summary>The content of a packed file of a bundle.</summary>
    internal static BrotliStream Unpack(ModelBundle bundle, string file) => new(bundle.OpenRead(file), CompressionMode.Decompress);

    private static string Read(ModelBundle bundle, string file) => Encoding.UTF8.GetString(bundle.ReadAllBytes(file));
}
