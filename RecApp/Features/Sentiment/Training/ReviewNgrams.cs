using RecApp.Features.Sentiment.Model.Text;
using RecApp.Learning.Linear;

namespace RecApp.Features.Sentiment.Training;

/// <summary>Which n-grams each review has, of those that enough reviews share.</summary>
/// <param name="Keys">[features] the n-grams' numbers, ascending.</param>
/// <param name="Rows">[reviews × features] with scales of 1; then those of further texts.</param>
internal sealed record ReviewNgrams(ulong[] Keys, BinaryRows Rows)
{
    /// <summary>Reviews that must share an n-gram.</summary>
    public const int LeastReviews = 3;

    /// <summary>Looks at all reviews; labels have no say.</summary>
    /// <param name="texts">[reviews][tokens].</param>
    /// <param name="further">Texts whose rows follow those of the reviews. What only they have is left out: it could tell who wrote them.</param>
    public static ReviewNgrams Of(IReadOnlyList<IReadOnlyList<TextToken>> texts, IReadOnlyList<IReadOnlyList<TextToken>> further)
    {
        ulong[][] found = [.. texts.Concat(further).Select(text => Ngrams.Of(text).Select(ngram => ngram.Key).Distinct().Order().ToArray())];
        ulong[] all = [.. found.Take(texts.Count).SelectMany(keys => keys)];
        Array.Sort(all);
        var kept = new List<ulong>();
        for (int from = 0, to; from < all.Length; from = to)
        {
            for (to = from + 1; to < all.Length && all[to] == all[from];)
                to++;
            if (to - from >= LeastReviews)
                kept.Add(all[from]);
        }
        ulong[] names = [.. kept];
        var columns = new List<int>();
        var ends = new int[found.Length];
        for (int text = 0; text < found.Length; text++)
        {
            foreach (ulong key in found[text])
                if (Array.BinarySearch(names, key) is >= 0 and var column)
                    columns.Add(column);
            ends[text] = columns.Count;
        }
        double[] scales = new double[names.Length];
        Array.Fill(scales, 1);
        return new(names, new(ends, [.. columns], scales));
    }

    /// <summary>[features] the logarithm of how much commoner an n-gram is in praise, each count begun at 1.</summary>
    /// <param name="labels">[reviews].</param>
    /// <param name="members">Numbers of the reviews that count.</param>
    public double[] LogRatios(IReadOnlyList<bool> labels, IReadOnlyList<int> members)
    {
        var (positive, negative) = (new double[Keys.Length], new double[Keys.Length]);
        Array.Fill(positive, 1);
        Array.Fill(negative, 1);
        foreach (int member in members)
            foreach (int column in Rows.Row(member))
                (labels[member] ? positive : negative)[column]++;
        double between = Math.Log(negative.Sum() / positive.Sum());
        return [.. positive.Select((count, column) => Math.Log(count / negative[column]) + between)];
    }
}
