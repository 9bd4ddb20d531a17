using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Sentences;

/// <summary>
/// What a sentence has: its words, the turns between them with telling words reduced to their value (so that what holds for “not bad”
/// holds for “not dreadful”), what stands after a negation and after “but”, the ratings it states, and what the network says.
/// </summary>
internal static class SentenceFeatures
{
    private const int LongestTurn = 5;
    private const int LongestSkeleton = 4;
    private const int Scope = 4;

    // Of the network's calibrated log-odds.
    private static readonly double[] Steps = [-5, -4, -3, -2.2, -1.6, -1.1, -0.7, -0.35, 0, 0.35, 0.7, 1.1, 1.6, 2.2, 3, 4, 5];

    /// <summary>The features' numbers, each once.</summary>
    /// <param name="tokens">Of the sentence, 1 or more.</param>
    /// <param name="valence">The value of a word, −2 to 2.</param>
    /// <param name="logOdds">What the network says: calibrated log-odds of praise.</param>
    public static HashSet<ulong> Of(IReadOnlyList<TextToken> tokens, Func<string, int> valence, double logOdds)
    {
        HashSet<ulong> found = [.. Ngrams.Of(tokens).Select(ngram => ngram.Key)];
        List<string> symbols = ["^", .. SentenceSymbols.Of(tokens, valence), "$"];
        AddRuns(found, "t", symbols, LongestTurn);
        var skeleton = Skeleton(symbols);
        AddRuns(found, "k", skeleton, LongestSkeleton);
        found.Add(Ngrams.KeyOf("whole " + string.Join(' ', skeleton)));
        AddScopes(found, symbols);
        foreach (double step in Steps)
            found.Add(Ngrams.KeyOf(FormattableString.Invariant($"network {(logOdds > step ? "above" : "below")} {step}")));
        return found;
    }

    private static void AddRuns(HashSet<ulong> found, string kind, List<string> symbols, int longest)
    {
        for (int start = 0; start < symbols.Count; start++)
            for (int length = 1; length <= longest && start + length <= symbols.Count; length++)
                found.Add(Ngrams.KeyOf($"{kind} {string.Join(' ', symbols.Skip(start).Take(length))}"));
    }

    // Negations, turns, values, and where it begins and ends.
    private static List<string> Skeleton(List<string> symbols) =>
        [.. symbols.Select(symbol => SentenceSymbols.IsNegator(symbol) ? SentenceSymbols.Not : symbol).Where(symbol => symbol.Length > 0 && (char.IsAsciiLetterUpper(symbol[0]) || !char.IsAsciiLetterOrDigit(symbol[0])))];

    private static void AddScopes(HashSet<ulong> found, List<string> symbols)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string last = "none";
        int negated = 0;
        foreach (string symbol in symbols)
        {
            if (SentenceSymbols.IsNegator(symbol))
                negated = Scope;
            else if (symbol is SentenceSymbols.But or SentenceSymbols.Stop or "!" or "?")
                (negated, last) = (0, symbol == SentenceSymbols.But ? "none" : last);
            else if (symbol[0] is 'P' or 'N' or 'R')
            {
                last = $"{symbol}{(negated > 0 ? " negated" : "")}";
                counts[last] = counts.GetValueOrDefault(last) + 1;
                negated--;
            }
            else
                negated--;
        }
        foreach (var (kind, count) in counts)
            for (int times = 1; times <= Math.Min(count, 3); times++)
                found.Add(Ngrams.KeyOf($"scope {kind} {times}"));
        found.Add(Ngrams.KeyOf($"last {last}"));
        found.Add(Ngrams.KeyOf($"kinds {string.Join('+', counts.Keys)}"));
    }
}
