using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Bundles;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Training;
using RecApp.Tests.Bundles.Onnx;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Lyrics;

/// <summary>
/// A bundle small enough for tests: 90 words in 15 rhymes, a network that knows only which kind of word follows which, and every
/// part that the real one has. It writes grammar-like nonsense at once, so that rules can be tested over many songs.
/// </summary>
public sealed class SmallLyrics : IDisposable
{
    // A rhyme's sounds, then its words.
    private const string Rhymes = """
        AY1 T|night light bright sight white flight
        EY1|day way say play grey stay
        IY1|sea tree free tea bee knee
        UW1 N|moon soon noon tune dune rune
        EY1 N|rain pain lane vain grain plain
        AA1 R T|heart part start art cart dart
        AY1|sky high fly pie sigh cry
        AO1 NG|song long strong throng wrong gong
        IY1 M|dream stream gleam beam team cream
        AE1 N D|land hand sand stand band grand
        EH1 R|air fair hair care dare pear
        OW1 Z|rose goes close nose prose toes
        OW1 L D|gold cold bold old fold told
        AW1 N D|ground sound round found hound mound
        IH1 NG|ring sing king wing spring thing
        """;

    private static readonly string[] Openers = ["The", "And", "When", "So", "In", "My", "No", "All"];
    private static readonly string[] Links = ["of", "the", "and", "in", "my", "a", "with", "no"];

    private readonly TemporaryFolder _folder = new();

    public SmallLyrics()
    {
        Manifest = ModelBundleWriter.Write(_folder.Location, Draft(), Files());
        Model = LyricsModel.Load(ModelBundle.Open(_folder.Combine(LyricsService.ModelName, Manifest.Version)));
    }

    /// <summary>The folder of models, with this one alone.</summary>
    public string Models => _folder.Location;

    public ModelManifest Manifest { get; }

    internal LyricsModel Model { get; }

    /// <summary>The ONNX file of the bundle.</summary>
    internal byte[] NetworkBytes => ModelBundle.Open(_folder.Combine(LyricsService.ModelName, Manifest.Version)).ReadAllBytes(LyricsModel.NetworkFile);

    private static (string Sounds, string[] Words)[] Families { get; } =
        [.. Rhymes.Split('\n').Select(row => row.Trim().Split('|')).Select(row => (row[0], row[1].Split(' ')))];

    public void Dispose()
    {
        Model.Dispose();
        _folder.Dispose();
    }

    private static ModelManifest Draft() => new()
    {
        Name = LyricsService.ModelName,
        Task = "Write verse in a test",
        Algorithm = "Which kind of word follows which",
        CreatedUtc = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        Data = [new("Ninety words", "https://example.org/words", "CC0-1.0", new('a', 64), 90)],
        Reference = LyricsMeasures.All,
    };

    private static Dictionary<string, byte[]> Files()
    {
        string[] words = [.. Families.SelectMany(family => family.Words)];
        var (tokens, merges) = Vocabulary([.. words.Concat(Links).Select(word => " " + word), .. Openers, " moonlit"]);
        var tokenizer = new VerseTokenizer(tokens, merges);
        return new()
        {
            [LyricsModel.NetworkFile] = Network(tokenizer, words),
            [LyricsModel.TokensFile] = Encoding.UTF8.GetBytes(tokens),
            [LyricsModel.MergesFile] = Encoding.UTF8.GetBytes(merges),
            // Weightless: what the network was made for decides alone.
            [LyricsModel.NgramsFile] = Pack(NgramFile.Write(NgramCounter.Count([[.. tokenizer.Encode("The moon of night,\n")]], tokenizer.Count, [1, 1, 1]))),
            [LyricsModel.MixtureFile] = MixtureWeights.None.Write(),
            [LyricsModel.SoundsFile] = Pack(string.Concat(Families.SelectMany(family => family.Words.Select(word => $"{word} X{word.ToUpperInvariant()} {family.Sounds}\n")))
                + string.Concat(Links.Concat(Openers).Select(word => $"{word.ToLowerInvariant()} Y{word.ToUpperInvariant()} AH0\n"))),
            [LyricsModel.WordsFile] = Pack(string.Concat(words.Concat(Links).Select(word => $"{word} 500\n"))),
            [LyricsModel.NoveltyFile] = NoveltyIndex.Build([["the quick brown fox jumps over the lazy dog"]]).ToBytes(),
            [LyricsModel.StatisticsFile] = JsonSerializer.SerializeToUtf8Bytes(Statistics(), JsonSerializerOptions.Web),
            [LyricsModel.OffensiveFile] = Encoding.UTF8.GetBytes("# a comment\nknave\n"),
        };
    }

    private static CorpusStatistics Statistics() => new()
    {
        Poems = 3,
        Lines = 60,
        Words = 400,
        DistinctWords = 90,
        Characters = 2000,
        LinesBySyllables = [.. Enumerable.Range(0, CorpusStatistics.MostSyllables + 1).Select(i => i is >= 6 and <= 10 ? 12 : 0)],
        RhymeRate = 0.6,
        NoveltyFalsePositiveRate = 0,
        Rules = [new("headings", "Lines in capitals.", true, 1, 2, 30)],
    };

    // Each word is merged from its beginning, letter by letter.
    private static (string Tokens, string Merges) Vocabulary(string[] words)
    {
        var ids = Enumerable.Range(0, 256).ToDictionary(value => ((char)value).ToString(), value => VerseTokenizer.FirstByte + value);
        var tokens = new StringBuilder("<text>\n");
        for (int value = 0; value < 256; value++)
            tokens.Append(value == '\n' ? "\\n" : value == '\\' ? "\\\\" : value is >= 32 and < 127 ? ((char)value).ToString() : $"\\x{value:X2}").Append('\n');
        var merges = new StringBuilder();
        foreach (string word in words)
            for (int length = 2; length <= word.Length; length++)
                if (ids.TryAdd(word[..length], ids.Count + VerseTokenizer.FirstByte))
                {
                    merges.Append(ids[word[..(length - 1)]]).Append(' ').Append(ids[word[(length - 1)..length]]).Append('\n');
                    tokens.Append(word[..length]).Append('\n');
                }
        return (tokens.ToString(), merges.ToString());
    }

    private static byte[] Network(VerseTokenizer tokenizer, string[] words)
    {
        int count = tokenizer.Count;
        float[] table = new float[count * count];
        Array.Fill(table, -14f);
        int[] content = [.. words.Select(word => tokenizer.Encode(" " + word)[0])], links = [.. Links.Select(word => tokenizer.Encode(" " + word)[0])], openers = [.. Openers.Select(word => tokenizer.Encode(word)[0])];
        int comma = tokenizer.Encode(",")[0], stop = tokenizer.Encode(".")[0], end = VerseTokenizer.LineEnd;
        foreach (int row in openers.Concat(links))
            Set(row, content, 0);
        foreach (int row in content)
        {
            Set(row, links, 0);
            Set(row, content, -3);
            Set(row, [comma, stop, end], 0.5f);
        }
        Set(comma, links, 0);
        Set(comma, [end], 2);
        Set(stop, [end], 3);
        Set(end, openers, 0);
        Set(VerseTokenizer.Text, openers, 0);
        return new OnnxGraph()
            .Input("ids", TensorElementType.Int64, "batch", "time").Input("h", TensorElementType.Float, 1, "batch", 2).Input("c", TensorElementType.Float, 1, "batch", 2)
            .Output("logits", TensorElementType.Float, "batch", "time", count).Output("h_out", TensorElementType.Float, 1, "batch", 2).Output("c_out", TensorElementType.Float, 1, "batch", 2)
            .Weights("table", table, count, count)
            .Node("Gather", ["table", "ids"], ["logits"]).Node("Identity", ["h"], ["h_out"]).Node("Identity", ["c"], ["c_out"])
            .ToModel();

        // Small differences between words keep drafts from having the same probability.
        void Set(int row, int[] columns, float value)
        {
            foreach (int column in columns)
                table[(row * count) + column] = value + (((row * 31) + (column * 17)) % 23 * 0.02f);
        }
    }

    private static byte[] Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new BrotliStream(packed, CompressionLevel.Fastest))
            stream.Write(plain);
        return packed.ToArray();
    }
}

/// <summary>Tests that share the small model.</summary>
[CollectionDefinition(nameof(SmallLyrics))]
public sealed class SmallLyricsTests : ICollectionFixture<SmallLyrics>;
