using RecApp.Bundles;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Languages;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Training;

/// <summary>Counts the reviews for the page, and how they read for the check of languages.</summary>
internal static class SentimentStatisticsBuilder
{
    private const int WordBins = 24;
    private const double LongestShown = 1_200;
    private const int LeastReviews = 100;
    private const int MostTelling = 40;

    private static readonly int[] Lengths = [1, 4, 6, 10, 15, 20, 40, 80];

    /// <summary>Everything of a bundle's statistics but the histogram, which belongs to the model.</summary>
    public static SentimentStatistics Of(ReviewData data, Func<string, bool> isKnown, ProbabilityHistogram histogram) =>
        new([.. Lengths.Select(length => Limit(data, length, isKnown))], histogram, Reviews(data));

    /// <summary>Counts probabilities by what was true.</summary>
    public static ProbabilityHistogram Histogram(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels, int bins = 50)
    {
        var counts = new[] { new int[bins], new int[bins] };
        for (int row = 0; row < probabilities.Count; row++)
            counts[labels[row] ? 1 : 0][Math.Min((int)(probabilities[row] * bins), bins - 1)]++;
        return new([.. Enumerable.Range(0, bins + 1).Select(edge => Math.Round(edge / (double)bins, 4))], counts[0], counts[1]);
    }

    /// <summary>How long the reviews are, for the manifest.</summary>
    public static FeatureReference WordsOfReviews(ReviewData data) =>
        FeatureReference.FromValues("words of a review", data.Texts.Select(text => (double)text.Count(token => token.IsWord)), 0, LongestShown, WordBins);

    // The beginnings of all reviews, cut to one length: a short text reads like the beginning of one.
    private static LanguageLimit Limit(ReviewData data, int length, Func<string, bool> isKnown)
    {
        // Single words are a matter of taste: one unknown name of two is no other language.
        if (length < Lengths[1])
            return new(length, 0.5, 0);
        var unknown = new List<double>();
        var small = new List<double>();
        foreach (var text in data.Texts)
        {
            string[] words = [.. text.Where(token => token.IsWord && token.Word != ReviewTokenizer.Possessive).Take(length).Select(token => token.Word)];
            if (words.Length < length)
                continue;
            unknown.Add(words.Count(word => !isKnown(word)) / (double)length);
            small.Add(words.Count(FunctionWords.English.Contains) / (double)length);
        }
        return unknown.Count == 0 ? new(length, 0.5, 0) : new(length, Quantile(unknown, 0.9995), Quantile(small, 0.0005));
    }

    private static double Quantile(List<double> values, double probability)
    {
        values.Sort();
        return Math.Round(values[(int)Math.Round(probability * (values.Count - 1))], 4);
    }

    private static ReviewStatistics Reviews(ReviewData data)
    {
        int positive = data.Positive.Count(label => label);
        int[] words = [.. data.Texts.Select(text => text.Count(token => token.IsWord))];
        var counts = new int[WordBins];
        foreach (int count in words)
            counts[Math.Min((int)(count / LongestShown * WordBins), WordBins - 1)]++;
        var (praising, scathing) = Telling(data, positive);
        return new(
            data.Texts.Count, positive, data.Unlabelled, data.Films.Distinct(StringComparer.Ordinal).Count(),
            [.. Enumerable.Range(1, 10).Select(stars => data.Ratings.Count(rating => rating == stars))],
            [.. Enumerable.Range(0, WordBins + 1).Select(edge => edge * LongestShown / WordBins)], counts, words.Order().ElementAt(words.Length / 2), praising, scathing);
    }

    private static (IReadOnlyList<TellingWord> Praising, IReadOnlyList<TellingWord> Scathing) Telling(ReviewData data, int positive)
    {
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (int review = 0; review < data.Texts.Count; review++)
        {
            foreach (string word in data.Texts[review].Where(token => char.IsAsciiLetter(token.Word[0])).Select(token => token.Word).Distinct(StringComparer.Ordinal))
            {
                if (!counts.TryGetValue(word, out int[]? sides))
                    counts[word] = sides = new int[2];
                sides[data.Positive[review] ? 1 : 0]++;
            }
        }
        // One more on each side: a word that one side never has is not infinitely telling.
        var ratios = counts.Where(word => word.Value.Sum() >= LeastReviews)
            .Select(word => (word.Key, Ratio: (word.Value[1] + 1.0) / (positive + 1) / ((word.Value[0] + 1.0) / (data.Texts.Count - positive + 1)), Reviews: word.Value.Sum()))
            .OrderByDescending(word => word.Ratio).ThenBy(word => word.Key, StringComparer.Ordinal).ToList();
        return (
            [.. ratios.Where(word => word.Ratio > 1).Take(MostTelling).Select(word => new TellingWord(word.Key, Math.Round(word.Ratio, 2), word.Reviews))],
            [.. ratios.Where(word => word.Ratio < 1).Reverse().Take(MostTelling).Select(word => new TellingWord(word.Key, Math.Round(1 / word.Ratio, 2), word.Reviews))]);
    }
}
