using System.Globalization;
using System.Text;
using RecApp.Bundles;
using RecApp.Features.Movies.Model;
using RecApp.Tables;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>Reads the list of films: <c>movies.csv</c>, or <c>movies.dat</c> with <c>::</c> and without a header.</summary>
internal static class MoviesFile
{
    private const string NoGenres = "(no genres listed)";

    /// <summary>Reads all films, in the order of the file.</summary>
    /// <exception cref="DataFileException">A line is not what it should be; names file, line and what was expected.</exception>
    public static IReadOnlyList<DatasetMovie> Read(string path, SourceFiles sources)
    {
        var movies = new Dictionary<int, DatasetMovie>();
        foreach (var (movie, error) in IsDat(path) ? Lines(path, sources) : Rows(path, sources))
        {
            if (movie.Title.Length == 0)
                throw error($"expected a title for movie {movie.Id}, found none.");
            if (!movies.TryAdd(movie.Id, movie))
                throw error($"expected each movie id once; {movie.Id} was there before.");
        }
        return movies.Count > 0 ? [.. movies.Values] : throw new DataFileException($"{path}, line 1: expected films; there are none.");
    }

    private static IEnumerable<(DatasetMovie Movie, Func<string, DataFileException> Error)> Rows(string path, SourceFiles sources)
    {
        using var table = sources.Open(path, ',', "movieId", "title", "genres");
        while (table.Read())
            yield return (Movie(table.Integer(0), table[1], table[2]), table.Error);
    }

    private static IEnumerable<(DatasetMovie Movie, Func<string, DataFileException> Error)> Lines(string path, SourceFiles sources)
    {
        using var lines = new LineReader(path, DataFile.OpenText(path));
        while (lines.Read())
        {
            string[] fields = Encoding.UTF8.GetString(lines.Current).Split("::");
            if (fields.Length < 3)
                throw lines.Error($"expected movieId::title::genres, found '{RatingLine.Text(lines.Current)}'.");
            if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
                throw lines.Error($"expected a movie id, a whole number, found '{RatingLine.Text(lines.Current)}'.");
            // A title may hold the separator, the fields beside it can't.
            yield return (Movie(id, string.Join("::", fields[1..^1]).Trim(), fields[^1]), lines.Error);
        }
        sources.Add(path, lines.Line);
    }

    private static bool IsDat(string path) => path.EndsWith(".dat", StringComparison.Ordinal) || path.EndsWith(".dat.gz", StringComparison.Ordinal);

    private static DatasetMovie Movie(int id, string title, string genres) =>
        new(id, title, MovieTitle.Year(title), [.. genres.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(genre => genre != NoGenres).Select(Current)]);

    // MovieLens 1M writes this one differently than all releases since.
    private static string Current(string genre) => genre == "Children's" ? "Children" : genre;
}
