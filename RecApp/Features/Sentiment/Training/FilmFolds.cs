namespace RecApp.Features.Sentiment.Training;

/// <summary>Deals whole films out to folds, so that no film is on both sides: the same folds as <c>training/sentiment/data.py</c>.</summary>
internal static class FilmFolds
{
    /// <summary>Folds of the validation.</summary>
    public const int Count = 10;

    /// <summary>Seed of the order among films of equal size.</summary>
    public const int Seed = 1;

    /// <summary>The split in words.</summary>
    public static string Description { get; } = $"{Count} folds of whole films; no film has reviews on both sides";

    /// <summary>[reviews] the fold of each.</summary>
    /// <param name="films">[reviews] the film of each.</param>
    /// <param name="count">How many folds.</param>
    /// <param name="seed">Of the order among films of equal size.</param>
    public static int[] Of(IReadOnlyList<string> films, int count = Count, int seed = Seed)
    {
        var sizes = films.CountBy(film => film, StringComparer.Ordinal).ToDictionary(film => film.Key, film => film.Value, StringComparer.Ordinal);
        var random = new MersenneTwister((uint)seed);
        // Ordinal comparison is that of Python for ASCII; the draws follow this order.
        var drawn = sizes.OrderByDescending(film => film.Value).ThenBy(film => film.Key, StringComparer.Ordinal).Select(film => (Film: film.Key, Size: film.Value, Draw: random.NextDouble())).ToList();
        var load = new int[count];
        var where = new Dictionary<string, int>(StringComparer.Ordinal);
        // The largest first, always to the smallest fold.
        foreach (var (film, size, _) in drawn.OrderByDescending(film => film.Size).ThenBy(film => film.Draw))
        {
            int fold = Array.IndexOf(load, load.Min());
            where[film] = fold;
            load[fold] += size;
        }
        return [.. films.Select(film => where[film])];
    }
}
