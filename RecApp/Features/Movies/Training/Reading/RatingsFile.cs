using RecApp.Tables;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>Reads a ratings file of MovieLens: <c>ratings.csv</c> with a header, or <c>ratings.dat</c> with <c>::</c> and none.</summary>
internal static class RatingsFile
{
    private const string Header = "userId,movieId,rating,timestamp";

    /// <summary>Reads all ratings.</summary>
    /// <param name="path">Compressed when it ends in <c>.gz</c>.</param>
    /// <param name="scale">Which ratings are allowed.</param>
    /// <param name="movies">Index by movie id.</param>
    /// <exception cref="DataFileException">A line is not what it should be; names file, line and what was expected.</exception>
    public static RatingTable Read(string path, RatingScale scale, IReadOnlyDictionary<int, int> movies)
    {
        var index = Dense(movies);
        var builder = new RatingTableBuilder();
        using (var lines = new LineReader(path, DataFile.OpenRead(path)))
        {
            foreach (var rating in Ratings(path, lines, scale))
            {
                int movie = rating.MovieId < index.Length ? index[rating.MovieId] : -1;
                if (movie < 0)
                    throw lines.Error($"expected a movie id that the release's list of films has, found {rating.MovieId}.");
                builder.Add(rating.UserId, movie, rating.HalfStars);
            }
        }
        var table = builder.Build(out var duplicate);
        return duplicate is not { } twice ? table : throw Duplicate(path, scale, twice.UserId, movies.First(pair => pair.Value == twice.Movie).Key);
    }

    private static IEnumerable<RatingLine> Ratings(string path, LineReader lines, RatingScale scale)
    {
        bool isCsv = IsCsv(path);
        if (isCsv)
            RequireHeader(lines);
        byte[] separator = isCsv ? ","u8.ToArray() : "::"u8.ToArray();
        int first = lines.Line;
        while (lines.Read())
        {
            if (RatingLine.TryParse(lines.Current, separator, scale, out var rating) is { } wrong)
                throw lines.Error(wrong);
            yield return rating;
        }
        if (lines.Line == first)
            throw lines.Error(isCsv ? "expected ratings below the header; there are none." : "the file is empty; expected lines of userId::movieId::rating::timestamp.");
    }

    private static void RequireHeader(LineReader lines)
    {
        if (!lines.Read())
            throw lines.Error($"the file is empty; expected the header {Header}.");
        if (!lines.Current.SequenceEqual("userId,movieId,rating,timestamp"u8))
            throw lines.Error($"expected the header {Header}, found '{RatingLine.Text(lines.Current)}'.");
    }

    // Only now is it worth remembering lines: the file is read once more for the message.
    private static DataFileException Duplicate(string path, RatingScale scale, int userId, int movieId)
    {
        int first = 0;
        using var lines = new LineReader(path, DataFile.OpenRead(path));
        foreach (var rating in Ratings(path, lines, scale))
        {
            if ((rating.UserId, rating.MovieId) != (userId, movieId))
                continue;
            if (first > 0)
                break;
            first = lines.Line;
        }
        return lines.Error($"expected one rating of a film by each user; user {userId} rated movie {movieId} on line {first} already.");
    }

    private static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.Ordinal) || path.EndsWith(".csv.gz", StringComparison.Ordinal);

    private static int[] Dense(IReadOnlyDictionary<int, int> movies)
    {
        var index = new int[movies.Count == 0 ? 0 : movies.Keys.Max() + 1];
        Array.Fill(index, -1);
        foreach (var (id, place) in movies)
            index[id] = place;
        return index;
    }
}
