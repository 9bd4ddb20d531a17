using RecApp.Bundles;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>The films of one release with what its other files say about them.</summary>
internal static class ReleaseMovies
{
    /// <summary>Reads films, links and tags.</summary>
    public static IReadOnlyList<DatasetMovie> Read(MovieLensRelease release, SourceFiles sources)
    {
        var movies = MoviesFile.Read(release.MoviesPath, sources);
        var links = release.Other("links.csv") is { } linksPath ? Links(linksPath, sources) : [];
        var tags = (release.Other("tags.csv") is { } tagsPath ? Tags(tagsPath, sources) : []).ToLookup(tag => tag.MovieId, tag => tag.Tag);
        return [.. movies.Select(movie => movie with
        {
            ImdbId = links.GetValueOrDefault(movie.Id).Imdb,
            TmdbId = links.GetValueOrDefault(movie.Id).Tmdb,
            Tags = [.. tags[movie.Id]],
        })];
    }

    private static Dictionary<int, (int? Imdb, int? Tmdb)> Links(string path, SourceFiles sources)
    {
        var links = new Dictionary<int, (int?, int?)>();
        using var table = sources.Open(path, ',', "movieId", "imdbId", "tmdbId");
        while (table.Read())
            links[table.Integer(0)] = (table[1].Length == 0 ? null : table.Integer(1), table[2].Length == 0 ? null : table.Integer(2));
        return links;
    }

    private static List<(int MovieId, string Tag)> Tags(string path, SourceFiles sources)
    {
        var tags = new List<(int, string)>();
        using var table = sources.Open(path, ',', "movieId", "tag");
        while (table.Read())
            tags.Add((table.Integer(0), table[1]));
        return tags;
    }
}
