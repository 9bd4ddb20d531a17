using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>The users that a model learns from.</summary>
/// <param name="Main">Users of the release with the most ratings.</param>
/// <param name="Others">Users of the other releases; possibly none.</param>
internal sealed record UserSplit(int[] Main, int[] Others)
{
    /// <summary>All users of a data set.</summary>
    public static UserSplit All(MovieDataset dataset)
    {
        var main = MainSet(dataset);
        int[] users = [.. Enumerable.Range(main.FirstUser, main.Users)];
        return new(users, [.. Enumerable.Range(0, main.FirstUser), .. Enumerable.Range(main.FirstUser + main.Users, dataset.Ratings.Users - main.FirstUser - main.Users)]);
    }

    /// <summary>The release with the most ratings.</summary>
    public static RatingSet MainSet(MovieDataset dataset) =>
        dataset.Sets.MaxBy(set => Enumerable.Range(set.FirstUser, set.Users).Sum(user => (long)dataset.Ratings.Movies(user).Length))!;
}
