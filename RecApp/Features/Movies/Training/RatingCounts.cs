using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>What a data set's ratings come to.</summary>
internal sealed class RatingCounts
{
    /// <summary>Counts all ratings.</summary>
    public RatingCounts(MovieDataset dataset)
    {
        int count = dataset.Movies.Count;
        (Ratings, Likes, HalfStars) = (new int[count], new int[count], new long[count]);
        for (int user = 0; user < dataset.Ratings.Users; user++)
        {
            var movies = dataset.Ratings.Movies(user);
            var stars = dataset.Ratings.HalfStars(user);
            for (int i = 0; i < movies.Length; i++)
            {
                Ratings[movies[i]]++;
                HalfStars[movies[i]] += stars[i];
                Likes[movies[i]] += stars[i] >= LikedRows.LeastHalfStars ? 1 : 0;
                ByStars[stars[i] - 1]++;
            }
        }
    }

    /// <summary>[movies] how many.</summary>
    public int[] Ratings { get; }

    /// <summary>[movies] how many of them are likes.</summary>
    public int[] Likes { get; }

    /// <summary>[movies] their sum.</summary>
    public long[] HalfStars { get; }

    /// <summary>[10] how many there are of each, half a star first.</summary>
    public long[] ByStars { get; } = new long[10];
}
