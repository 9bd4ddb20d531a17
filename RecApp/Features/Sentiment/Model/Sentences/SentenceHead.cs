using System.Globalization;
using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Sentences;

/// <summary>
/// Judges what is too short for a network that learnt from whole reviews: two logistic regressions over <see cref="SentenceFeatures"/>,
/// one for praise against displeasure, one for whether there is an opinion at all. Immutable.
/// </summary>
/// <param name="polarity">Weights for praise.</param>
/// <param name="opinion">Weights for having an opinion.</param>
/// <param name="valences">Words' values, −2 to 2; all others have none.</param>
/// <param name="settings">The rest.</param>
internal sealed class SentenceHead(NgramWeights polarity, NgramWeights opinion, IReadOnlyDictionary<string, int> valences, SentenceSettings settings)
{
    public const string PolarityFile = "sentence-polarity.br";
    public const string OpinionFile = "sentence-opinion.br";
    public const string ValencesFile = "sentence-words.tsv";
    public const string SettingsFile = "sentences.json";

    /// <summary>Longer texts are for the network alone.</summary>
    public const int MostTokens = 40;

    /// <summary>A probability so far from ½ is no verdict either way.</summary>
    public const double Undecided = 0.1;

    // An opinion as likely as not leaves a probability within Undecided of ½, however clear it would be.
    private static readonly double Doubt = Math.Log(2 * Undecided) / Math.Log(0.5);

    /// <summary>Loads a bundle's; null where it has none.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static SentenceHead? Load(ModelBundle bundle)
    {
        if (!bundle.Manifest.Files.Any(file => file.Path == SettingsFile))
            return null;
        using var polarity = bundle.OpenRead(PolarityFile);
        using var opinion = bundle.OpenRead(OpinionFile);
        return new(NgramWeights.Read(polarity), NgramWeights.Read(opinion), ReadValences(bundle.ReadAllBytes(ValencesFile)),
            JsonSerializer.Deserialize<SentenceSettings>(bundle.ReadAllBytes(SettingsFile), SentimentStatistics.Json) ?? throw new InvalidDataException($"{SettingsFile} is empty."));
    }

    /// <summary>Whether a text is short enough.</summary>
    public static bool Reads(IReadOnlyList<TextToken> tokens) => tokens.Count <= MostTokens;

    /// <summary>Probability of praise; near ½ where there is no opinion or none that is clear.</summary>
    /// <param name="tokens">Of a text that it reads, 1 or more.</param>
    /// <param name="logOdds">What the network says of it: calibrated log-odds of praise.</param>
    public double Probability(IReadOnlyList<TextToken> tokens, double logOdds)
    {
        var features = SentenceFeatures.Of(tokens, ValenceOf, logOdds);
        double praise = Logistic(settings.PolarityIntercept + Sum(polarity, features));
        double said = Logistic(settings.OpinionIntercept + Sum(opinion, features));
        return 0.5 + (Math.Pow(said, Doubt) * (praise - 0.5));
    }

    /// <summary>Whether it says neither that a film is good nor that it is bad.</summary>
    public static bool IsNeither(double probability) => Math.Abs(probability - 0.5) < Undecided;

    private static IReadOnlyDictionary<string, int> ReadValences(byte[] file)
    {
        var valences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string line in Encoding.ASCII.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split('\t') is [var word, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out int valence) && valence is >= -2 and <= 2)
                valences[word] = valence;
            else
                throw new InvalidDataException($"{ValencesFile}: expected a word and its value from -2 to 2, found '{line}'.");
        return valences;
    }

    private static double Sum(NgramWeights weights, HashSet<ulong> features)
    {
        double sum = 0;
        foreach (ulong feature in features)
            if (weights.TryGet(feature, out double weight))
                sum += weight;
        return sum;
    }

    private static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private int ValenceOf(string word) => valences.GetValueOrDefault(WordForms.Shorten(word, valences.ContainsKey));
}

/// <summary>What the weights don't tell: the log-odds of a sentence without any feature that matters.</summary>
internal sealed record SentenceSettings(double PolarityIntercept, double OpinionIntercept);
