using RecApp.Features.Sentiment.Model.Sentences;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Training.Sentences;

/// <summary>What single words are worth: those of the grammar by their place there, others where the reviews leave no doubt.</summary>
internal static class WordValences
{
    private const int LeastReviews = 60;

    // Of the log of how much commoner a word is in praise: enough by itself, more than enough, and enough to bear out what people said.
    private const double Telling = 0.9;
    private const double VeryTelling = 1.6;
    private const double BornOut = 0.1;
    private const double ClearlyBornOut = 0.3;

    // Of −4 to 4 that people gave a word.
    private const double Strong = 2.4;

    private static readonly (string Gap, int Valence)[] Gaps =
        [("good", 1), ("great", 2), ("bad", -1), ("awful", -2), ("gem", 2), ("mess", -2), ("love", 2), ("loved", 2), ("loves", 2), ("hate", -2), ("hated", -2), ("bored", -1), ("pleased", 1)];

    /// <summary>[words] from −2, very bad, to 2, very good.</summary>
    /// <param name="grammar">Whose words go first.</param>
    /// <param name="people">What people said a word is worth out of any context, −4 to 4. “Murder” is not worth less in a review: only what reviews don't contradict counts.</param>
    /// <param name="reviews">[reviews][tokens].</param>
    /// <param name="positive">[reviews] whether it praises.</param>
    public static SortedDictionary<string, int> Of(
        SentenceGrammar grammar, IReadOnlyDictionary<string, double> people, IReadOnlyList<IReadOnlyList<TextToken>> reviews, IReadOnlyList<bool> positive)
    {
        var ratios = LogRatios(reviews, positive);
        var valences = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, mean) in people)
            if (!ratios.TryGetValue(word, out double ratio))
                valences[word] = Math.Sign(mean);
            else if (ratio * Math.Sign(mean) > BornOut)
                valences[word] = Math.Sign(mean) * (Math.Abs(mean) > Strong && ratio * Math.Sign(mean) > ClearlyBornOut ? 2 : 1);
        foreach (var (word, ratio) in ratios)
            if (Math.Abs(ratio) >= Telling)
                valences[word] = Math.Sign(ratio) * (Math.Abs(ratio) >= VeryTelling ? 2 : 1);
        foreach (var (gap, valence) in Gaps)
            foreach (string filling in grammar.Fillings(gap))
                if (ReviewTokenizer.Tokenize(filling) is [var token])
                    valences[token.Word] = valence;
        foreach (string word in valences.Keys.Where(SentenceSymbols.IsKept).ToList())
            valences.Remove(word);
        return valences;
    }

    // Of words that enough reviews have.
    private static Dictionary<string, double> LogRatios(IReadOnlyList<IReadOnlyList<TextToken>> reviews, IReadOnlyList<bool> positive)
    {
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (int review = 0; review < reviews.Count; review++)
        {
            foreach (string word in reviews[review].Where(token => token.Word.Length > 2 && token.Word.All(char.IsAsciiLetterLower)).Select(token => token.Word).Distinct(StringComparer.Ordinal))
            {
                if (!counts.TryGetValue(word, out int[]? sides))
                    counts[word] = sides = new int[2];
                sides[positive[review] ? 1 : 0]++;
            }
        }
        int praises = positive.Count(label => label);
        return counts.Where(word => word.Value.Sum() >= LeastReviews).ToDictionary(
            word => word.Key, word => Math.Log((word.Value[1] + 1.0) / (praises + 1) / ((word.Value[0] + 1.0) / (reviews.Count - praises + 1))), StringComparer.Ordinal);
    }
}
