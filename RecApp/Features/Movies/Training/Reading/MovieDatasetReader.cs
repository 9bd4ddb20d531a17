using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>Reads MovieLens releases, and TMDB's descriptions beside them.</summary>
public static class MovieDatasetReader
{
    private const string TmdbFileName = "tmdb_5000_movies.csv";

    /// <summary>Reads everything in a folder.</summary>
    /// <param name="folder">
    /// One release, or a folder of releases (<c>movielens-*</c> or <c>ml-*</c>) with <c>tmdb-5000</c> beside them. Releases share
    /// their movie ids; users are different ones.
    /// </param>
    /// <exception cref="DataFileException">A file is missing or not what it should be; names file, line and what was expected.</exception>
    public static MovieDataset Read(string folder)
    {
        var releases = Releases(folder);
        var sources = new SourceFiles(Origin);
        var tmdb = Tmdb(folder) is { } path ? TmdbFile.Read(path, sources) : null;
        var movies = MovieMerge.Merge([.. releases.Select(release => ReleaseMovies.Read(release, sources))], tmdb);
        var index = movies.Select((movie, place) => (movie.Id, place)).ToDictionary();
        List<RatingTable> tables = [];
        List<RatingSet> sets = [];
        foreach (var release in releases)
        {
            var table = RatingsFile.Read(release.RatingsPath, release.Scale, index);
            sources.Add(release.RatingsPath, table.Count);
            sets.Add(new(release.Name, tables.Sum(earlier => earlier.Users), table.Users));
            tables.Add(table);
        }
        var ratings = RatingTable.Concatenate(tables);
        return new()
        {
            Movies = movies,
            Ratings = ratings,
            Sets = sets,
            Genome = Genome(releases, index, sources),
            Sources = sources.Account(),
            Notes = Notes(ratings),
        };
    }

    private static MovieLensRelease[] Releases(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DataFileException($"The folder {folder} is missing. Check --data.");
        string[] found = MovieLensRelease.IsIn(folder)
            ? [folder]
            : [.. Directory.GetDirectories(folder).Where(IsNamedLikeARelease).Where(MovieLensRelease.IsIn).Order(StringComparer.Ordinal)];
        return found.Length > 0
            ? [.. found.Select(MovieLensRelease.Find)]
            : throw new DataFileException($"The folder {folder} holds no MovieLens release; expected movies.csv or movies.dat in it, or in folders movielens-… or ml-… below it.");
    }

    private static bool IsNamedLikeARelease(string folder) =>
        Path.GetFileName(folder) is var name && (name.StartsWith("movielens-", StringComparison.Ordinal) || name.StartsWith("ml-", StringComparison.Ordinal));

    private static string? Tmdb(string folder) =>
        DataFile.Find(folder, TmdbFileName) ?? DataFile.Find(Path.Combine(folder, "tmdb-5000"), TmdbFileName);

    private static Dictionary<int, float[]> Genome(MovieLensRelease[] releases, Dictionary<int, int> index, SourceFiles sources)
    {
        foreach (var release in releases)
        {
            if (release.Other("genome-tags.csv") is { } tags && release.Other("genome-scores.csv") is { } scores)
                return GenomeFile.Read(tags, scores, sources).Where(film => index.ContainsKey(film.Key)).ToDictionary(film => index[film.Key], film => film.Value);
        }
        return [];
    }

    private static string[] Notes(RatingTable ratings)
    {
        int single = Enumerable.Range(0, ratings.Users).Count(user => ratings.Movies(user).Length == 1);
        return single > 0 ? [$"{single:N0} users rated one film only: they count for its popularity, but relate it to no other."] : [];
    }

    private static (string Name, string Url, string Licence) Origin(string path)
    {
        string name = $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))}/{Path.GetFileName(path)}";
        return name.Contains("tmdb", StringComparison.OrdinalIgnoreCase)
            ? (name, "https://www.themoviedb.org/", "none stated")
            : (name, "https://grouplens.org/datasets/movielens/", "research use with acknowledgement; no redistribution of the data, no commercial use without permission");
    }
}
