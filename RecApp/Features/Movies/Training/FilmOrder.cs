using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>The order of the catalogue: first the core, the films that have enough likes to learn from; in each part the most rated first.</summary>
/// <param name="Movies">[catalogue] the data set's film at each place.</param>
/// <param name="Places">[data set] the place of each film.</param>
/// <param name="Known">[core] whether the main release has enough likes of the film.</param>
internal sealed record FilmOrder(int[] Movies, int[] Places, bool[] Known)
{
    // Two matrices of this size are what a bundle has room for.
    private const int MostInCore = 3_500;

    private const int LeastLikes = 8;
    private const int LeastLikesOfOthers = 10;

    public int Core => Known.Length;

    /// <summary>Decides by the ratings of some users.</summary>
    /// <param name="dataset">Films and ratings.</param>
    /// <param name="main">Users of the main release.</param>
    /// <param name="others">Users of other releases.</param>
    public static FilmOrder Of(MovieDataset dataset, IReadOnlyList<int> main, IReadOnlyList<int> others)
    {
        int count = dataset.Movies.Count;
        var (ratings, likes) = Count(dataset.Ratings, main, count);
        var (othersRatings, othersLikes) = Count(dataset.Ratings, others, count);
        var core = Enumerable.Range(0, count).Where(movie => likes[movie] >= LeastLikes || othersLikes[movie] >= LeastLikesOfOthers)
            .OrderByDescending(movie => likes[movie] + othersLikes[movie]).ThenBy(movie => movie).Take(MostInCore).ToHashSet();
        int[] order = [.. Enumerable.Range(0, count).OrderByDescending(core.Contains).ThenByDescending(movie => ratings[movie] + othersRatings[movie]).ThenBy(movie => movie)];
        var places = new int[count];
        for (int place = 0; place < count; place++)
            places[order[place]] = place;
        return new(order, places, [.. order.Take(core.Count).Select(movie => likes[movie] >= LeastLikes)]);
    }

    private static (int[] Ratings, int[] Likes) Count(RatingTable table, IReadOnlyList<int> users, int movies)
    {
        var ratings = new int[movies];
        var likes = new int[movies];
        foreach (int user in users)
        {
            var rated = table.Movies(user);
            var halfStars = table.HalfStars(user);
            for (int i = 0; i < rated.Length; i++)
            {
                ratings[rated[i]]++;
                likes[rated[i]] += halfStars[i] >= LikedRows.LeastHalfStars ? 1 : 0;
            }
        }
        return (ratings, likes);
    }
}
