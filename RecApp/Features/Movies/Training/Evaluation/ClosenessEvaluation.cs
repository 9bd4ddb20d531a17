using System.Globalization;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Serving;

namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>
/// Whether a list looks right to a person: of the most rated films with a telling genre, alone or several together, how many of
/// the first five films share the rarest such genre of one given, and how much the lists repeat each other.
/// </summary>
internal static class ClosenessEvaluation
{
    private const int Films = 400;
    private const int Places = 5;
    private const int MostFrequent = 10;

    // Dramas, comedies, thrillers, romances, crime, action and adventure films are so many that these genres tell nothing.
    private static readonly HashSet<string> Telling = ["Animation", "Children", "Documentary", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Sci-Fi", "War", "Western"];

    /// <summary>Measures both lists as they are served, with one to five films given.</summary>
    /// <param name="model">The loaded model.</param>
    /// <param name="dataset">What the files say about the films.</param>
    public static IEnumerable<Closeness> Measure(MovieModel model, MovieDataset dataset)
    {
        var known = dataset.Movies.ToDictionary(movie => movie.Id);
        var frequency = dataset.Movies.SelectMany(movie => movie.Genres).CountBy(genre => genre).ToDictionary();
        int[] films = [.. Enumerable.Range(0, model.Catalogue.Count).Where(movie => model.Catalogue[movie].Genres.Any(Telling.Contains))
            .OrderByDescending(movie => model.Catalogue[movie].Ratings).Take(Films).Select(movie => model.Catalogue[movie].Id)];
        foreach (var (list, unusual) in new[] { (MovieService.Crowd, 0.0), (MovieService.Crowd, 1), (MovieService.Closest, 0) })
        {
            for (int given = 1; given <= 5; given++)
                yield return Measure(model, known, new() { List = list, Unusual = unusual, Num = Places }, given, films, Genre);
        }

        string Genre(int film) => known[film].Genres.Where(Telling.Contains).MinBy(genre => frequency[genre])!;
    }

    /// <summary>The same as a table in Markdown.</summary>
    public static string Markdown(IEnumerable<Closeness> measured) => string.Join('\n',
    [
        "| list | films given | genre shared | ten most frequent films | different films | TMDB keywords in common | ratings of a film, median |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        .. measured.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"| {row.List}{(row.Unusual > 0 ? ", unusual" : "")} | {row.Given} | {row.GenreShared:F3} | {row.MostFrequent:F3} | {row.DifferentFilms} | {row.Keywords:F2} | {row.Ratings:N0} |")),
    ]);

    private static Closeness Measure(MovieModel model, Dictionary<int, DatasetMovie> known, MovieRequest request, int given, int[] films, Func<int, string> genre)
    {
        Random random = new(given);
        int[][] tests = [.. films.Select(film => (int[])[film, .. random.GetItems(films, given - 1)])];
        int[][] answers = [.. tests.AsParallel().AsOrdered().Select(test =>
            MovieAnswerer.Answer(model, request with { Ids = test }, new Provenance("")).Answer.Movies.Select(movie => movie.Id).ToArray())];
        int[] counts = [.. answers.SelectMany(answer => answer).CountBy(film => film).Select(pair => pair.Value).OrderDescending()];
        int[] ratings = [.. answers.SelectMany(answer => answer).Select(film => model.Catalogue[model.Catalogue.Find(film)].Ratings).Order()];
        var described = tests.Zip(answers).Where(pair => known[pair.First[0]].Tmdb is not null && pair.Second.Length > 0).ToArray();
        return new(request.List, request.Unusual, given)
        {
            GenreShared = tests.Zip(answers).Average(pair => pair.Second.Count(film => known[film].Genres.Intersect(pair.First.Select(genre)).Any()) / (double)Places),
            MostFrequent = counts.Take(MostFrequent).Sum() / (double)(films.Length * Places),
            DifferentFilms = counts.Length,
            Keywords = described.Select(pair => pair.Second.Average(film => InCommon(known[film], known[pair.First[0]]))).DefaultIfEmpty().Average(),
            Ratings = ratings[ratings.Length / 2],
        };
    }

    private static double InCommon(DatasetMovie film, DatasetMovie given) => film.Tmdb is { } tmdb ? tmdb.Keywords.Intersect(given.Tmdb!.Keywords).Count() : 0;
}

/// <summary>How a list looks to a person.</summary>
/// <param name="List">Which one.</param>
/// <param name="Unusual">How far popular films were held back.</param>
/// <param name="Given">How many films were given.</param>
internal sealed record Closeness(string List, double Unusual, int Given)
{
    /// <summary>Share of places with a film that has the rarest telling genre of one given.</summary>
    public required double GenreShared { get; init; }

    /// <summary>Share of all places that the ten most frequent films take.</summary>
    public required double MostFrequent { get; init; }

    /// <summary>How many different films there are in all places.</summary>
    public required int DifferentFilms { get; init; }

    /// <summary>How many of TMDB's keywords a film has in common with the first one given.</summary>
    public required double Keywords { get; init; }

    /// <summary>Ratings of a recommended film, the median.</summary>
    public required int Ratings { get; init; }
}
