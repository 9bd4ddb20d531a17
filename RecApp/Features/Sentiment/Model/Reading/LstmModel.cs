using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Serving;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>The LSTM. Safe for concurrent use; holds native memory until disposed.</summary>
internal sealed class LstmModel : ISentimentModel, IDisposable
{
    public const string NetworkFile = "sentiment.onnx";
    public const string VocabularyFile = "vocabulary.txt";
    public const string SettingsFile = "lstm.json";

    // Tokens that are read in one run, padding included: more gain nothing and hold up the others.
    private const int LargestRun = 8_192;

    // Texts with some words left out that are read for an explanation, and their tokens together: 300 ms at most.
    private const int MostVariants = 48;
    private const int LeastVariants = 8;
    private const int VariantTokens = 11_040;

    private readonly LstmNetwork _network;
    private readonly Vocabulary _vocabulary;
    private readonly LanguageCheck _language;
    private readonly double _temperature;

    private LstmModel(LstmNetwork network, Vocabulary vocabulary, double temperature, SentimentStatistics statistics)
    {
        (_network, _vocabulary, _temperature, Statistics) = (network, vocabulary, temperature, statistics);
        _language = new(statistics.Limits);
        Together = new(rows => _network.Read(rows, CancellationToken.None).Probabilities, row => row.Length, LargestRun);
    }

    public SentimentStatistics Statistics { get; }

    /// <summary>Reads texts of requests that arrive at the same time together.</summary>
    public MicroBatch<long[], float> Together { get; }

    /// <summary>Loads a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static LstmModel Load(ModelBundle bundle)
    {
        var statistics = SentimentStatistics.Read(bundle);
        var vocabulary = Vocabulary.Read(bundle.ReadAllBytes(VocabularyFile));
        var settings = JsonSerializer.Deserialize<LstmSettings>(bundle.ReadAllBytes(SettingsFile), SentimentStatistics.Json);
        return settings is { Temperature: > 0 }
            ? new(new LstmNetwork(bundle.ReadAllBytes(NetworkFile)), vocabulary, settings.Temperature, statistics)
            : throw new InvalidDataException($"{SettingsFile} states no temperature.");
    }

    public string? Problem(string text, IReadOnlyList<TextToken> tokens) => _language.Problem(text, tokens, word => _vocabulary.IdOf(word) != Vocabulary.Unknown);

    /// <summary>[at most <see cref="ShortenedText.MostTokens"/>] what the network reads of a text.</summary>
    public long[] Encode(IReadOnlyList<TextToken> tokens) => ShortenedText.Of(_vocabulary.Encode(tokens));

    public double[] Probabilities(IReadOnlyList<IReadOnlyList<TextToken>> texts, CancellationToken cancellationToken)
    {
        long[][] rows = [.. texts.Select(Encode)];
        float[] probabilities = new float[rows.Length];
        ReadByLength(rows, (row, _, probability) => probabilities[row] = probability, cancellationToken);
        return Array.ConvertAll(probabilities, probability => (double)probability);
    }

    /// <summary>Logits and probabilities of rows, for those who measure.</summary>
    public (float[] Logits, float[] Probabilities) Read(IReadOnlyList<long[]> rows, CancellationToken cancellationToken)
    {
        var (logits, probabilities) = (new float[rows.Count], new float[rows.Count]);
        ReadByLength(rows, (row, logit, probability) => (logits[row], probabilities[row]) = (logit, probability), cancellationToken);
        return (logits, probabilities);
    }

    /// <remarks>The probability after each token is that of the forward LSTM alone.</remarks>
    public TextReading Read(IReadOnlyList<TextToken> tokens, bool explain, Action<double> onVerdict, CancellationToken cancellationToken)
    {
        long[] ids = Encode(tokens);
        var (probability, running, contribution) = _network.Follow(ids, cancellationToken);
        onVerdict(probability);
        return new(
            probability,
            explain ? Effects(ids, contribution, tokens.Count, cancellationToken) : null,
            ShortenedText.Restore([.. running.Select(value => (double)value)], tokens.Count, _ => running[ShortenedText.Head - 1]));
    }

    /// <remarks>Each token, or in longer texts each of up to 48 spans, is replaced by an unknown word, and the text read again; what the
    /// log-odds lose by it is the span's effect, shared among its tokens by how much their positions add to the verdict.</remarks>
    public double[] Explain(IReadOnlyList<TextToken> tokens, CancellationToken cancellationToken)
    {
        long[] ids = Encode(tokens);
        return Effects(ids, _network.Follow(ids, cancellationToken).Contribution, tokens.Count, cancellationToken);
    }

    public void Dispose() => _network.Dispose();

    private double[] Effects(long[] ids, float[] weights, int tokens, CancellationToken cancellationToken)
    {
        var spans = Spans.Divide(ids.Length, Math.Clamp(VariantTokens / ids.Length, LeastVariants, MostVariants));
        var variants = new List<long[]> { ids };
        foreach (var span in spans)
        {
            long[] variant = [.. ids];
            variant.AsSpan(span).Fill(Vocabulary.Unknown);
            variants.Add(variant);
        }
        float[] logits = Read(variants, cancellationToken).Logits;
        var parts = new double[ids.Length];
        for (int span = 0; span < spans.Length; span++)
            Spans.Share((logits[0] - logits[span + 1]) / _temperature, weights.AsSpan(spans[span]), parts.AsSpan(spans[span]));
        return ShortenedText.Restore(parts, tokens, _ => 0.0);
    }

    // Rows of similar length together: what pads them up is work for nothing.
    private void ReadByLength(IReadOnlyList<long[]> rows, Action<int, float, float> keep, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderBy(row => rows[row].Length)];
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && rows[order[to]].Length * (to + 1 - from) <= LargestRun)
                to++;
            int[] group = order[from..to];
            var (logits, probabilities) = _network.Read([.. group.Select(row => rows[row])], cancellationToken);
            for (int i = 0; i < group.Length; i++)
                keep(group[i], logits[i], probabilities[i]);
            from = to;
        }
    }
}

/// <summary>What the network's outputs don't tell.</summary>
/// <param name="Temperature">Divides logits, so that probabilities are calibrated.</param>
internal sealed record LstmSettings(double Temperature);
