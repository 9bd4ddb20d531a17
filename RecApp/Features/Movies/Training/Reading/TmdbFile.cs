using System.Text.Json;
using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>Reads <c>tmdb_5000_movies.csv</c>; its lists of keywords and genres are JSON inside a field.</summary>
internal static class TmdbFile
{
    private sealed record Named(string? Name);

    /// <summary>Films by their TMDB id.</summary>
    /// <exception cref="DataFileException">A line is not what it should be; names file, line and what was expected.</exception>
    public static IReadOnlyDictionary<int, TmdbMovie> Read(string path, SourceFiles sources)
    {
        var movies = new Dictionary<int, TmdbMovie>();
        using var table = sources.Open(path, ',', "id", "overview", "keywords", "genres");
        while (table.Read())
            movies[table.Integer(0)] = new(table[1], Names(table, 2, "keywords"), Names(table, 3, "genres"));
        return movies;
    }

    private static string[] Names(DelimitedFile table, int column, string what)
    {
        if (table[column].Length == 0)
            return [];
        try
        {
            return [.. JsonSerializer.Deserialize<Named[]>(table[column], JsonSerializerOptions.Web)!.Select(item => item.Name).OfType<string>()];
        }
        catch (JsonException)
        {
            throw table.Error($"expected a JSON list of {what} with names.");
        }
    }
}

/// <summary>A film in the files of TMDB.</summary>
/// <param name="Overview">A few sentences on its story; may be empty.</param>
/// <param name="Keywords">What it is about, in TMDB's words.</param>
/// <param name="Genres">TMDB's genres.</param>
public sealed record TmdbMovie(string Overview, IReadOnlyList<string> Keywords, IReadOnlyList<string> Genres);
