using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Sentences;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Learning.Linear;

namespace RecApp.Features.Sentiment.Training.Sentences;

/// <summary>
/// Fits the judge of short texts: to sentences of a grammar, whose verdict is known, and to sentences of reviews on which the network
/// and the review's stars agree.
/// </summary>
internal sealed class SentenceTrainer(LstmModel network, ReviewData reviews, SentenceData sentences, Action<string> say)
{
    /// <summary>How much a row's loss weighs against the weights.</summary>
    public const double Cost = 0.3;

    /// <summary>Most sentences of a pattern.</summary>
    public const int OfAPattern = 100;

    /// <summary>Most sentences of reviews, half of them praise.</summary>
    public const int FromReviews = 12_000;

    /// <summary>Most sentences of reviews that say nothing of the film.</summary>
    public const int PlainFromReviews = 2_000;

    /// <summary>Rows that must share a feature.</summary>
    public const int LeastRows = 3;

    /// <summary>Added to the log-odds of having an opinion: who writes to a judge of reviews mostly has one.</summary>
    public const double OpinionPrior = 1.5;

    // Log-odds of the network from which on it counts as sure, and below which it has no opinion.
    private const double Sure = 1;
    private const double Indifferent = 0.8;
    private const int OfAReview = 3;
    private const double Tolerance = 0.02;
    private const int Seed = 1;

    /// <summary>Fits.</summary>
    /// <param name="heldOut">The fold of films whose reviews are not to be seen; null to use all.</param>
    public TrainedSentenceHead Fit(int? heldOut)
    {
        int[] folds = FilmFolds.Of(reviews.Films);
        int[] members = [.. Enumerable.Range(0, folds.Length).Where(review => folds[review] != heldOut)];
        var valences = WordValences.Of(sentences.Grammar, sentences.People, [.. members.Select(review => reviews.Texts[review])], [.. members.Select(review => reviews.Positive[review])]);
        say($"{valences.Count:N0} words have a value");
        List<(HashSet<ulong> Features, bool? Praise)> rows = [.. Generated(valences), .. OfReviews(members, valences)];
        say($"{rows.Count:N0} sentences: {rows.Count(row => row.Praise == true):N0} praise, {rows.Count(row => row.Praise == false):N0} displeasure, {rows.Count(row => row.Praise is null):N0} neither");
        ulong[] keys = [.. rows.SelectMany(row => row.Features).CountBy(feature => feature).Where(feature => feature.Value >= LeastRows).Select(feature => feature.Key).Order()];
        var table = Table(rows, keys);
        var polarity = LogisticRegression.Fit(table, [.. rows.Select(row => row.Praise == true)], [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Praise is not null)], Cost, Tolerance, Seed);
        var opinion = LogisticRegression.Fit(table, [.. rows.Select(row => row.Praise is not null)], [.. Enumerable.Range(0, rows.Count)], Cost, Tolerance, Seed);
        say($"{keys.Length:N0} features");
        return TrainedSentenceHead.Of(keys, polarity, opinion, OpinionPrior, valences, rows.Count);
    }

    private List<(HashSet<ulong> Features, bool? Praise)> Generated(SortedDictionary<string, int> valences)
    {
        var made = sentences.Grammar.Generate(OfAPattern, Seed).Select(sentence => (Tokens: ReviewTokenizer.Tokenize(sentence.Text), sentence.Praise)).Where(sentence => sentence.Tokens.Count > 0).ToList();
        double[] odds = network.NetworkLogOdds([.. made.Select(sentence => sentence.Tokens)], CancellationToken.None);
        return [.. made.Select((sentence, i) => (SentenceFeatures.Of(sentence.Tokens, word => valences.GetValueOrDefault(word), odds[i]), sentence.Praise))];
    }

    // Without negations: there the network is most often wrong together with the stars of the whole review.
    private List<(HashSet<ulong> Features, bool? Praise)> OfReviews(int[] members, SortedDictionary<string, int> valences)
    {
        var found = ReviewSentences.Of(reviews.Texts, members, OfAReview, Seed).Where(sentence => !sentence.Tokens.Any(token => SentenceSymbols.IsNegator(token.Word))).ToArray();
        new Random(Seed).Shuffle(found);
        double[] odds = network.NetworkLogOdds([.. found.Select(sentence => sentence.Tokens)], CancellationToken.None);
        var rows = new List<(HashSet<ulong>, bool?)>();
        var left = new Dictionary<int, int> { [1] = FromReviews / 2, [-1] = FromReviews / 2, [0] = PlainFromReviews };
        for (int i = 0; i < found.Length; i++)
        {
            bool hasValue = found[i].Tokens.Any(token => valences.ContainsKey(token.Word)), isPraise = reviews.Positive[found[i].Review];
            bool? praise = hasValue ? isPraise : null;
            bool agrees = hasValue ? Math.Abs(odds[i]) > Sure && odds[i] > 0 == isPraise : Math.Abs(odds[i]) < Indifferent;
            int kind = praise is null ? 0 : isPraise ? 1 : -1;
            if (!agrees || left[kind]-- <= 0)
                continue;
            rows.Add((SentenceFeatures.Of(found[i].Tokens, word => valences.GetValueOrDefault(word), odds[i]), praise));
        }
        return rows;
    }

    private static BinaryRows Table(List<(HashSet<ulong> Features, bool? Praise)> rows, ulong[] keys)
    {
        var columns = new List<int>();
        var ends = new int[rows.Count];
        for (int row = 0; row < ends.Length; row++)
        {
            foreach (ulong feature in rows[row].Features)
                if (Array.BinarySearch(keys, feature) is >= 0 and var column)
                    columns.Add(column);
            ends[row] = columns.Count;
        }
        double[] scales = new double[keys.Length];
        Array.Fill(scales, 1);
        return new(ends, [.. columns], scales);
    }
}
