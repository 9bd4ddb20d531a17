using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Training.Sentences;

/// <summary>Single sentences of reviews, of which only the review's stars are known.</summary>
internal static class ReviewSentences
{
    private const int Shortest = 3;
    private const int Longest = 30;

    /// <summary>Some sentences of each review, cut at full stops, exclamation and question marks; the same for the same seed.</summary>
    /// <param name="texts">[reviews][tokens].</param>
    /// <param name="reviews">Numbers of the reviews to take them from.</param>
    /// <param name="ofEach">Most of a review.</param>
    /// <param name="seed">Of the choice.</param>
    public static IEnumerable<(int Review, IReadOnlyList<TextToken> Tokens)> Of(IReadOnlyList<List<TextToken>> texts, IReadOnlyList<int> reviews, int ofEach, int seed)
    {
        var random = new Random(seed);
        foreach (int review in reviews)
        {
            var sentences = Cut(texts[review]).Where(sentence => sentence.Count is >= Shortest and <= Longest).ToArray();
            random.Shuffle(sentences);
            foreach (var sentence in sentences.Take(ofEach))
                yield return (review, sentence);
        }
    }

    internal static IEnumerable<IReadOnlyList<TextToken>> Cut(List<TextToken> text)
    {
        int from = 0;
        for (int at = 0; at < text.Count; at++)
        {
            if (text[at].Word is not ("." or "..." or "!" or "!!" or "?" or "??" or "!?"))
                continue;
            yield return text[from..(at + 1)];
            from = at + 1;
        }
        if (from < text.Count)
            yield return text[from..];
    }
}
