using RecApp.Bundles;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;

namespace RecApp.Features.Lyrics.Training;

/// <summary>Counts the n-grams beside a trained network and finds the shares at which all parts together predict verse best.</summary>
internal static class LanguageMixture
{
    // N-grams of three and four tokens that stand in the corpus once take three quarters of the room and give next to nothing.
    private static readonly int[] Least = [1, 2, 2];

    /// <summary>Builds table and shares, and measures on poems that nothing has learned from.</summary>
    public static (NgramTable Ngrams, MixtureWeights Weights, IReadOnlyList<ModelMetric> Quality) Fit(TrainedNetwork network, VerseCorpus corpus, Action<string> say)
    {
        var tokenizer = network.Tokenizer();
        var (training, heldOut) = corpus.Split();
        var ngrams = NgramCounter.Count([.. training.Select(poem => tokenizer.Encode(poem).ToArray())], tokenizer.Count, Least);
        say($"{ngrams.Levels.Sum(level => level.Count):N0} n-grams; weighing them against the network");
        using var alone = new LanguageNetwork(network.Files[LyricsModel.NetworkFile], tokenizer.Count);
        TokenOdds[][] halves = [.. heldOut.Index().GroupBy(poem => poem.Index % 2).Select(half => half.SelectMany(poem => Odds(alone, ngrams, tokenizer, poem.Item)).ToArray())];
        double characters = heldOut.Sum(poem => poem.EnumerateRunes().Count());
        string how = $"total bits of each of {heldOut.Count} held-out poems from the empty state over their {characters:N0} characters; the shares of one half of the poems are set by the other";
        ModelMetric Metric(string variant, Func<MixtureWeights, MixtureWeights> parts) => new(
            "bitsPerCharacter", halves.Zip(halves.Reverse(), (half, other) => Bits(half, parts(Weights(other)))).Sum() / characters, how, variant);
        ModelMetric[] metrics =
        [
            Metric("all parts", weights => weights), Metric("without the text so far", weights => new(weights.Ngrams, 0, 0, 0)),
            Metric("network alone", _ => MixtureWeights.None), Metric("n-grams alone", _ => new(1, 0, 0, 0)),
        ];
        say(string.Join("; ", metrics.Select(metric => FormattableString.Invariant($"{metric.Value:F4} bits per character: {metric.Variant}"))));
        return (ngrams, Weights([.. halves.SelectMany(half => half)]), metrics);
    }

    private static double Bits(IEnumerable<TokenOdds> odds, MixtureWeights weights) => odds.Sum(row => LanguageNetwork.Bits(Math.Log(row.Mixed(weights))));

    private static MixtureWeights Weights(IReadOnlyList<TokenOdds> odds)
    {
        double share = MixtureFit.Shares([.. odds.Select(row => new[] { row.Ngrams, row.Network })], 2)[0];
        var both = new MixtureWeights(share, 0, 0, 0);
        double pair = MixtureFit.Shares([.. odds.Where(row => row is { Pair: not null, Triple: null }).Select(row => new[] { row.Pair!.Value, row.Mixed(both) })], 2)[0];
        double[] triple = MixtureFit.Shares([.. odds.Where(row => row.Triple is not null).Select(row => new[] { row.Pair!.Value, row.Triple!.Value, row.Mixed(both) })], 3);
        return new(share, pair, triple[0], triple[1]);
    }

    private static List<TokenOdds> Odds(LanguageNetwork network, NgramTable ngrams, VerseTokenizer tokenizer, string text)
    {
        int[] tokens = [.. tokenizer.Encode(text)];
        double[] bits = new double[tokens.Length];
        network.Read(network.Start, tokens, CancellationToken.None, bits);
        float[] probabilities = new float[tokenizer.Count];
        var recent = network.Start.Recent;
        var cache = new PhraseCache(MixtureWeights.None);
        var rows = new List<TokenOdds>(tokens.Length);
        for (int i = 0; i < tokens.Length; i++)
        {
            ngrams.Fill(recent, probabilities);
            var (pair, triple) = cache.Opinion(tokens[i]);
            rows.Add(new(Math.Pow(2, -bits[i]), probabilities[tokens[i]], pair, triple));
            cache.Learn(tokens[i]);
            recent = recent.Push(tokens[i]);
        }
        return rows;
    }

    // The probabilities that each part gave to a token that came.
    private readonly record struct TokenOdds(double Network, double Ngrams, double? Pair, double? Triple)
    {
        public double Mixed(MixtureWeights weights)
        {
            double both = (weights.Ngrams * Ngrams) + ((1 - weights.Ngrams) * Network);
            return PhraseCache.Mix(weights, both, Pair, Triple);
        }
    }
}
