using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training;

/// <summary>What people liked, a row for each; a like is a rating of four stars or more.</summary>
/// <param name="Liked">[users × films] ones.</param>
/// <param name="Soft">[users × films] ones as in <paramref name="Liked"/>, and a half for three stars and more.</param>
/// <param name="Likes">[users] how many films the user likes in all, also outside of the columns; at least 1.</param>
internal sealed record LikedRows(SparseRows Liked, SparseRows Soft, double[] Likes)
{
    /// <summary>Half stars from which a rating is a like.</summary>
    public const int LeastHalfStars = 8;

    private const int LeastSoftHalfStars = 6;
    private const float SoftValue = 0.5f;

    /// <summary>Takes the ratings of some users.</summary>
    /// <param name="ratings">All ratings.</param>
    /// <param name="users">Which users.</param>
    /// <param name="columns">[films of the ratings] the column of each film; negative or beyond <paramref name="count"/> when it has none.</param>
    /// <param name="count">How many columns there are.</param>
    public static LikedRows From(RatingTable ratings, IReadOnlyList<int> users, int[] columns, int count) => new(
        SparseRows.From(users.Select(user => Entries(ratings, user, columns, count, LeastHalfStars))),
        SparseRows.From(users.Select(user => Entries(ratings, user, columns, count, LeastSoftHalfStars))),
        [.. users.Select(user => Math.Max(1.0, Count(ratings.HalfStars(user))))]);

    /// <summary>The films that a user likes, ascending.</summary>
    public static int[] Of(RatingTable ratings, int user)
    {
        var movies = ratings.Movies(user);
        var halfStars = ratings.HalfStars(user);
        var liked = new List<int>();
        for (int i = 0; i < movies.Length; i++)
        {
            if (halfStars[i] >= LeastHalfStars)
                liked.Add(movies[i]);
        }
        return [.. liked];
    }

    /// <summary>The rows without some likes of each user, as if the user had not rated those films; the likes are counted anew.</summary>
    /// <param name="users">What people liked.</param>
    /// <param name="hidden">[users] columns to leave out.</param>
    public static LikedRows Without(LikedRows users, IReadOnlyList<int[]> hidden)
    {
        var liked = Without(users.Liked, hidden);
        return new(liked, Without(users.Soft, hidden), [.. Enumerable.Range(0, liked.Count).Select(row => Math.Max(1.0, liked.Columns(row).Length))]);
    }

    /// <summary>These people and others, over the same columns.</summary>
    public LikedRows And(LikedRows others) => new(Together(Liked, others.Liked), Together(Soft, others.Soft), [.. Likes, .. others.Likes]);

    /// <summary>Weights that make people who like much count less: likes to the power of minus an exponent.</summary>
    public double[] Weights(double exponent) => [.. Likes.Select(likes => Math.Pow(likes, -exponent))];

    /// <summary>Σ over users of weight · row.</summary>
    public static double[] ColumnSums(SparseRows rows, double[] weights, int columns)
    {
        var sums = new double[columns];
        for (int row = 0; row < rows.Count; row++)
        {
            var entries = rows.Columns(row);
            var values = rows.Values(row);
            for (int i = 0; i < entries.Length; i++)
                sums[entries[i]] += weights[row] * values[i];
        }
        return sums;
    }

    private static SparseRows Together(SparseRows rows, SparseRows others) => SparseRows.From(new[] { rows, others }.SelectMany(part =>
        Enumerable.Range(0, part.Count).Select(row => part.Columns(row).ToArray().Zip(part.Values(row).ToArray()))));

    private static SparseRows Without(SparseRows rows, IReadOnlyList<int[]> hidden) => SparseRows.From(hidden.Select((left, row) =>
    {
        var leftOut = left.ToHashSet();
        return rows.Columns(row).ToArray().Zip(rows.Values(row).ToArray()).Where(entry => !leftOut.Contains(entry.First)).Select(entry => (entry.First, entry.Second));
    }));

    private static List<(int Column, float Value)> Entries(RatingTable ratings, int user, int[] columns, int count, int least)
    {
        var entries = new List<(int, float)>();
        var movies = ratings.Movies(user);
        var halfStars = ratings.HalfStars(user);
        for (int i = 0; i < movies.Length; i++)
        {
            int column = columns[movies[i]];
            if (halfStars[i] >= least && (uint)column < (uint)count)
                entries.Add((column, halfStars[i] >= LeastHalfStars ? 1 : SoftValue));
        }
        return entries;
    }

    private static int Count(ReadOnlySpan<byte> halfStars)
    {
        int count = 0;
        foreach (byte stars in halfStars)
            count += stars >= LeastHalfStars ? 1 : 0;
        return count;
    }
}
