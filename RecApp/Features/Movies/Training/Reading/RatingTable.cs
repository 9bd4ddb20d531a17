namespace RecApp.Features.Movies.Training.Reading;

/// <summary>
/// All ratings, user after user: five bytes each, so that 32 million of them take 160 MB. Users of different releases are
/// different users, whatever their ids. Immutable.
/// </summary>
public sealed class RatingTable
{
    private readonly int[] _ends;
    private readonly int[] _movies;
    private readonly byte[] _halfStars;

    internal RatingTable(int[] ends, int[] movies, byte[] halfStars) => (_ends, _movies, _halfStars) = (ends, movies, halfStars);

    public int Users => _ends.Length;

    /// <summary>How many ratings there are.</summary>
    public int Count => _movies.Length;

    /// <summary>Indices of the films that a user rated, ascending.</summary>
    public ReadOnlySpan<int> Movies(int user) => _movies.AsSpan(Start(user), _ends[user] - Start(user));

    /// <summary>The user's ratings in half stars (1–10), as many as <see cref="Movies"/>.</summary>
    public ReadOnlySpan<byte> HalfStars(int user) => _halfStars.AsSpan(Start(user), _ends[user] - Start(user));

    /// <summary>Tables one after the other.</summary>
    public static RatingTable Concatenate(IReadOnlyList<RatingTable> tables)
    {
        if (tables.Count == 1)
            return tables[0];
        int[] ends = new int[tables.Sum(table => table.Users)];
        int user = 0, before = 0;
        foreach (var table in tables)
        {
            foreach (int end in table._ends)
                ends[user++] = checked(before + end);
            before += table.Count;
        }
        return new(ends, [.. tables.SelectMany(table => table._movies)], [.. tables.SelectMany(table => table._halfStars)]);
    }

    private int Start(int user) => user == 0 ? 0 : _ends[user - 1];
}
