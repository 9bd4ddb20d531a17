using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Languages;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>
/// Naive-Bayes-weighted logistic regression over the presence of one to three neighbouring tokens (Wang and Manning, "Baselines and
/// bigrams", 2012). Immutable.
/// </summary>
/// <param name="weights">The n-grams' weights.</param>
/// <param name="settings">Intercept and temperature.</param>
/// <param name="words">Words that the training data have often enough.</param>
/// <param name="statistics">The rest of the bundle.</param>
internal sealed class LinearModel(NgramWeights weights, LinearSettings settings, IReadOnlySet<string> words, SentimentStatistics statistics) : ISentimentModel
{
    public const string WeightsFile = "weights.br";
    public const string WordsFile = "words.txt";
    public const string SettingsFile = "linear.json";

    private readonly LanguageCheck _language = new(statistics.Limits);

    public SentimentStatistics Statistics => statistics;

    /// <summary>Loads a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static LinearModel Load(ModelBundle bundle)
    {
        var statistics = SentimentStatistics.Read(bundle);
        using var file = bundle.OpenRead(WeightsFile);
        var weights = NgramWeights.Read(file);
        var words = Encoding.ASCII.GetString(bundle.ReadAllBytes(WordsFile)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return JsonSerializer.Deserialize<LinearSettings>(bundle.ReadAllBytes(SettingsFile), SentimentStatistics.Json) is { Temperature: > 0 } settings
            ? new(weights, settings, words, statistics)
            : throw new InvalidDataException($"{SettingsFile} states no temperature.");
    }

    public string? Problem(string text, IReadOnlyList<TextToken> tokens) => _language.Problem(text, tokens, Knows);

    public bool Knows(string word) => words.Contains(word);

    public bool MayBeNeither(IReadOnlyList<TextToken> tokens) => false;

    /// <summary>The log-odds of praise before the temperature.</summary>
    public double Logit(IReadOnlyList<TextToken> tokens)
    {
        double sum = settings.Intercept;
        foreach (ulong key in Ngrams.Of(tokens).Select(found => found.Key).Distinct())
            if (weights.TryGet(key, out double weight))
                sum += weight;
        return sum;
    }

    public double[] Probabilities(IReadOnlyList<IReadOnlyList<TextToken>> texts, CancellationToken cancellationToken)
    {
        var probabilities = new double[texts.Count];
        for (int text = 0; text < probabilities.Length; text++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            probabilities[text] = Probability(texts[text]);
        }
        return probabilities;
    }

    /// <summary>Calibrated probability of praise.</summary>
    public double Probability(IReadOnlyList<TextToken> tokens) => 1 / (1 + Math.Exp(-Logit(tokens) / settings.Temperature));

    public TextReading Read(IReadOnlyList<TextToken> tokens, bool explain, Action<double> onVerdict, CancellationToken cancellationToken)
    {
        double probability = Probability(tokens);
        onVerdict(probability);
        return new(probability, explain ? Explain(tokens, cancellationToken) : null, Running: null);
    }

    /// <remarks>Exact: an n-gram's weight is shared by the tokens of all its places; the parts and the intercept are the log-odds.</remarks>
    public double[] Explain(IReadOnlyList<TextToken> tokens, CancellationToken cancellationToken)
    {
        var parts = new double[tokens.Count];
        foreach (var same in Ngrams.Of(tokens).GroupBy(found => found.Key))
        {
            if (!weights.TryGet(same.Key, out double weight))
                continue;
            double share = weight / settings.Temperature / same.Sum(found => found.Length);
            foreach (var (start, length, _) in same)
                for (int token = start; token < start + length; token++)
                    parts[token] += share;
        }
        return parts;
    }
}

/// <summary>What the weights don't tell.</summary>
/// <param name="Intercept">Log-odds of a text without any n-gram that matters.</param>
/// <param name="Temperature">Divides log-odds, so that probabilities are calibrated.</param>
internal sealed record LinearSettings(double Intercept, double Temperature);
