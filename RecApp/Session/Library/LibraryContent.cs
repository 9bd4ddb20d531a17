namespace RecApp.Session.Library;

/// <summary>What a person keeps and asked before, each the newest first.</summary>
/// <param name="Favourites">At most <see cref="MostFavourites"/>, each once.</param>
/// <param name="Answers">At most <see cref="MostAnswers"/>, each address once.</param>
public sealed record LibraryContent(IReadOnlyList<KeptItem> Favourites, IReadOnlyList<RecentAnswer> Answers)
{
    /// <summary>Most things kept; the oldest go. The browser's script holds the same numbers.</summary>
    public const int MostFavourites = 500;

    /// <summary>Most answers remembered; the oldest go.</summary>
    public const int MostAnswers = 50;

    private readonly HashSet<(KeptKind, string)> _kept = [.. Favourites.Select(item => (item.Kind, item.Key))];

    /// <summary>Nothing.</summary>
    public static LibraryContent Empty { get; } = new([], []);

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Favourites.Count == 0 && Answers.Count == 0;

    /// <summary>Whether a thing is kept.</summary>
    public bool Has(KeptItem item) => _kept.Contains((item.Kind, item.Key));

    /// <summary>What it becomes: what is put takes the place of what is the same, the oldest above the limits go.</summary>
    public LibraryContent With(LibraryChange change) => new(
        Of(change.PutFavourites, change.DropFavourites, Favourites, item => (item.Kind, item.Key), item => item.At, MostFavourites),
        Of(change.PutAnswers, change.DropAnswers, Answers, answer => answer.Address, answer => answer.At, MostAnswers));

    private static List<T> Of<T, TKey>(IReadOnlyList<T> put, IReadOnlyList<T> drop, IReadOnlyList<T> before, Func<T, TKey> key, Func<T, DateTimeOffset> at, int most)
    {
        var gone = put.Concat(drop).Select(key).ToHashSet();
        return [.. put.DistinctBy(key).Concat(before.Where(one => !gone.Contains(key(one)))).OrderByDescending(at).Take(most)];
    }
}

/// <summary>What is to be put into a library and taken out of it.</summary>
public sealed record LibraryChange
{
    public IReadOnlyList<KeptItem> PutFavourites { get; init; } = [];

    public IReadOnlyList<KeptItem> DropFavourites { get; init; } = [];

    public IReadOnlyList<RecentAnswer> PutAnswers { get; init; } = [];

    public IReadOnlyList<RecentAnswer> DropAnswers { get; init; } = [];
}
