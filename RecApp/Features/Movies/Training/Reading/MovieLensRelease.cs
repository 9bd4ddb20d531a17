using RecApp.Tables;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>The files of one MovieLens release, in either format, also mixed.</summary>
internal sealed record MovieLensRelease(string Name, string MoviesPath, string RatingsPath, RatingScale Scale)
{
    /// <summary>Whether a folder holds a list of films.</summary>
    public static bool IsIn(string folder) => Movies(folder) is not null;

    /// <summary>Finds the files in a folder.</summary>
    /// <exception cref="DataFileException">One is missing.</exception>
    public static MovieLensRelease Find(string folder)
    {
        string movies = Movies(folder) ?? throw Missing(folder, "movies");
        string ratings = DataFile.Find(folder, "ratings.csv") ?? DataFile.Find(folder, "ratings.dat") ?? throw Missing(folder, "ratings");
        // Only the releases with whole stars describe their users.
        var scale = DataFile.Find(folder, "users.dat") is null ? RatingScale.HalfStars : RatingScale.WholeStars;
        return new(Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)), movies, ratings, scale);
    }

    /// <summary>Another file of the release, compressed or not; null when it is not there.</summary>
    public string? Other(string name) => DataFile.Find(Path.GetDirectoryName(MoviesPath)!, name);

    private static string? Movies(string folder) => DataFile.Find(folder, "movies.csv") ?? DataFile.Find(folder, "movies.dat");

    private static DataFileException Missing(string folder, string what) =>
        new($"The folder {folder} holds no {what}; expected {what}.csv or {what}.dat, possibly with .gz at the end.");
}
