using System.Runtime.ExceptionServices;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Languages;
using RecApp.Features.Sentiment.Model.Sentences;
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

    // Texts with some words left out that are read for an explanation, and their tokens together: 300 ms of one processor at most.
    private const int MostVariants = 48;
    private const int LeastVariants = 8;
    private const int VariantTokens = 11_040;

    // Variants are read in so many parts at a time as there are processors free. A number of its own, so that an explanation is the same on
    // every machine: what is read together is rounded together.
    private const int VariantParts = 4;

    private readonly LstmNetwork _network;
    private readonly Vocabulary _vocabulary;
    private readonly LanguageCheck _language;
    private readonly double _temperature;
    private readonly SentenceHead? _sentences;

    private LstmModel(LstmNetwork network, Vocabulary vocabulary, double temperature, SentenceHead? sentences, SentimentStatistics statistics)
    {
        (_network, _vocabulary, _temperature, _sentences, Statistics) = (network, vocabulary, temperature, sentences, statistics);
        _language = new(statistics.Limits);
        Together = new(rows => _network.Read(rows, CancellationToken.None).Logits, row => row.Length, LargestRun);
    }

    public SentimentStatistics Statistics { get; }

    /// <summary>Reads texts of requests that arrive at the same time together: numbers of tokens in, logits out, for <see cref="Probability"/>.</summary>
    public MicroBatch<long[], float> Together { get; }

    /// <summary>Loads a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static LstmModel Load(ModelBundle bundle)
    {
        var statistics = SentimentStatistics.Read(bundle);
        var vocabulary = Vocabulary.Read(bundle.ReadAllBytes(VocabularyFile));
        var settings = JsonSerializer.Deserialize<LstmSettings>(bundle.ReadAllBytes(SettingsFile), SentimentStatistics.Json);
        return settings is { Temperature: > 0 }
            ? new(new LstmNetwork(bundle.ReadAllBytes(NetworkFile)), vocabulary, settings.Temperature, SentenceHead.Load(bundle), statistics)
            : throw new InvalidDataException($"{SettingsFile} states no temperature.");
    }

    public string? Problem(string text, IReadOnlyList<TextToken> tokens) => _language.Problem(text, tokens, Knows);

    public bool Knows(string word) => _vocabulary.IdOf(word) != Vocabulary.Unknown;

    /// <summary>[at most <see cref="ShortenedText.MostTokens"/>] what the network reads of a text.</summary>
    public long[] Encode(IReadOnlyList<TextToken> tokens) => ShortenedText.Of(_vocabulary.Encode(tokens));

    public double[] Probabilities(IReadOnlyList<IReadOnlyList<TextToken>> texts, CancellationToken cancellationToken)
    {
        float[] logits = Read([.. texts.Select(Encode)], cancellationToken).Logits;
        return [.. texts.Select((tokens, text) => Probability(tokens, logits[text]))];
    }

    /// <summary>Calibrated probability of praise by what the network says, and for a short text by what else is in it.</summary>
    /// <param name="tokens">Of a text that can be read.</param>
    /// <param name="logit">The network's.</param>
    public double Probability(IReadOnlyList<TextToken> tokens, float logit) =>
        JudgesSentence(tokens) ? _sentences!.Probability(tokens, logit / _temperature) : 1 / (1 + Math.Exp(-logit / _temperature));

    /// <summary>[texts] the network's own calibrated log-odds of praise, for those who train and measure.</summary>
    public double[] NetworkLogOdds(IReadOnlyList<IReadOnlyList<TextToken>> texts, CancellationToken cancellationToken)
    {
        int[] readable = [.. Enumerable.Range(0, texts.Count).Where(text => texts[text].Count > 0)];
        float[] logits = Read([.. readable.Select(text => Encode(texts[text]))], cancellationToken).Logits;
        var odds = new double[texts.Count];
        for (int i = 0; i < readable.Length; i++)
            odds[readable[i]] = logits[i] / _temperature;
        return odds;
    }

    public bool MayBeNeither(IReadOnlyList<TextToken> tokens) => JudgesSentence(tokens);

    /// <summary>Logits and probabilities of rows, for those who measure.</summary>
    public (float[] Logits, float[] Probabilities) Read(IReadOnlyList<long[]> rows, CancellationToken cancellationToken)
    {
        var (logits, probabilities) = (new float[rows.Count], new float[rows.Count]);
        ReadByLength(rows, (row, logit, probability) => (logits[row], probabilities[row]) = (logit, probability), cancellationToken);
        return (logits, probabilities);
    }

    /// <remarks>The probability after each token is that of the forward LSTM alone; in a short text, that of the text up to there.</remarks>
    public TextReading Read(IReadOnlyList<TextToken> tokens, bool explain, Action<double> onVerdict, CancellationToken cancellationToken)
    {
        long[] ids = Encode(tokens);
        var (logit, running, contribution) = _network.Follow(ids, cancellationToken);
        double probability = Probability(tokens, logit);
        onVerdict(probability);
        return new(
            probability,
            explain ? Effects(tokens, ids, logit, contribution, cancellationToken) : null,
            JudgesSentence(tokens) ? Beginnings(tokens, ids, cancellationToken) : ShortenedText.Restore([.. running.Select(value => (double)value)], tokens.Count, _ => running[ShortenedText.Head - 1]));
    }

    /// <remarks>Each token, or in longer texts each of up to 48 spans, is replaced by an unknown word, and the text read again; what the
    /// log-odds lose by it is the span's effect, shared among its tokens by how much their positions add to the verdict.</remarks>
    public double[] Explain(IReadOnlyList<TextToken> tokens, CancellationToken cancellationToken)
    {
        long[] ids = Encode(tokens);
        var (logit, _, contribution) = _network.Follow(ids, cancellationToken);
        return Effects(tokens, ids, logit, contribution, cancellationToken);
    }

    public void Dispose() => _network.Dispose();

    private bool JudgesSentence(IReadOnlyList<TextToken> tokens) => _sentences is not null && SentenceHead.Reads(tokens);

    // [tokens] the probability of each beginning of a short text.
    private double[] Beginnings(IReadOnlyList<TextToken> tokens, long[] ids, CancellationToken cancellationToken)
    {
        float[] logits = Read([.. Enumerable.Range(1, ids.Length).Select(length => ids[..length])], cancellationToken).Logits;
        return [.. logits.Select((logit, last) => Probability([.. tokens.Take(last + 1)], logit))];
    }

    private double[] Effects(IReadOnlyList<TextToken> tokens, long[] ids, float logit, float[] weights, CancellationToken cancellationToken)
    {
        var spans = Spans.Divide(ids.Length, Math.Clamp(VariantTokens / ids.Length, LeastVariants, MostVariants));
        var variants = new List<long[]>();
        foreach (var span in spans)
        {
            long[] variant = [.. ids];
            variant.AsSpan(span).Fill(Vocabulary.Unknown);
            variants.Add(variant);
        }
        float[] logits = ReadSideBySide(variants, cancellationToken);
        var parts = new double[ids.Length];
        for (int span = 0; span < spans.Length; span++)
            Spans.Share(Lost(span), weights.AsSpan(spans[span]), parts.AsSpan(spans[span]));
        return ShortenedText.Restore(parts, tokens.Count, _ => 0.0);

        // In log-odds of the verdict. A short text has as many spans as tokens.
        double Lost(int span) => JudgesSentence(tokens)
            ? LogOdds(Probability(tokens, logit)) - LogOdds(Probability([.. tokens.Select((token, place) => place == span ? token with { Word = Vocabulary.UnknownWord } : token)], logits[span]))
            : (logit - logits[span]) / _temperature;

        static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
    }

    private float[] ReadSideBySide(List<long[]> rows, CancellationToken cancellationToken)
    {
        var logits = new float[rows.Count];
        int share = (rows.Count + VariantParts - 1) / VariantParts;
        try
        {
            Parallel.ForEach(
                rows.Chunk(share).Index(),
                new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
                part => Read(part.Item, cancellationToken).Logits.CopyTo(logits, part.Index * share));
        }
        catch (AggregateException failures) when (failures.InnerException is { } failure)
        {
            // Callers know what a reading throws, not that there were several.
            ExceptionDispatchInfo.Throw(failure);
        }
        return logits;
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
