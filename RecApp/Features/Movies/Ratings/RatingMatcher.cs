using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Tables;

namespace RecApp.Features.Movies.Ratings;

/// <summary>Finds the films of a file in the catalogue: by id, else by title and year.</summary>
internal static class RatingMatcher
{
    /// <summary>The films found, each once with its last rating, and the others with what is known of them.</summary>
    public static MatchedRatings Match(IReadOnlyList<NamedFilm> films, MovieModel model)
    {
        Dictionary<int, NamedFilm> found = [];
        List<RowProblem> leftOut = [];
        int repeats = 0, missing = 0;
        foreach (var film in films)
        {
            int index = Find(film, model);
            if (index < 0)
            {
                missing++;
                leftOut.Add(new(film.Row, Explain(film, model)));
                continue;
            }
            if (found.Remove(index, out var before))
            {
                repeats++;
                leftOut.Add(new(before.Row, $"{before.Shown} comes again in row {film.Row:N0}, and the last time counts."));
            }
            found.Add(index, film);
        }
        return new([.. found.OrderBy(pair => pair.Value.Row).Select(pair => (model.Item(pair.Key), pair.Value.Stars))], leftOut)
        {
            Missing = missing,
            Repeats = repeats,
        };
    }

    private static int Find(NamedFilm film, MovieModel model)
    {
        var search = model.Search;
        foreach (int byId in (int[])
        [
            film.MovieLens is { } movieLens ? model.Catalogue.Find(movieLens) : -1,
            film.Imdb is { } imdb ? search.Links.FindImdb(imdb) : -1,
            film.Tmdb is { } tmdb ? search.Links.FindTmdb(tmdb) : -1,
            film.Link.Length > 0 ? search.Links.Find(film.Link)?.Film ?? -1 : -1,
        ])
        {
            if (byId >= 0)
                return byId;
        }
        if (IsOther(film))
            return -1;
        foreach (string title in (string[])[film.Title, film.OriginalTitle])
        {
            string name = MovieTitle.WithoutYear(title);
            if (name.Length > 0 && search.Names.Find(name, film.Year) is >= 0 and var byName)
                return byName;
        }
        return -1;
    }

    private static bool IsOther(NamedFilm film) => IsSeries(film) || film.Kind.Contains("game", StringComparison.OrdinalIgnoreCase);

    private static bool IsSeries(NamedFilm film) =>
        new[] { "series", "episode", "show", "season" }.Any(word => film.Kind.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Explain(NamedFilm film, MovieModel model) =>
        IsSeries(film) ? $"{film.Shown} is a series."
        : IsOther(film) ? $"{film.Shown} is a game."
        : film.Year > model.Catalogue.LastYear ? $"{film.Shown} is unknown: our films end in {model.Catalogue.LastYear}."
        : $"{film.Shown} is unknown.";
}

/// <summary>What of a file's films the catalogue has.</summary>
/// <param name="Films">Those found, in the file's order, each once, with 0.5–5 stars; null where it was just named.</param>
/// <param name="LeftOut">Rows of the others and of earlier ratings of the same film, and why.</param>
public sealed record MatchedRatings(IReadOnlyList<(MovieItem Film, double? Stars)> Films, IReadOnlyList<RowProblem> LeftOut)
{
    /// <summary>Films that are not there.</summary>
    public required int Missing { get; init; }

    /// <summary>Rows whose film comes again.</summary>
    public required int Repeats { get; init; }

    /// <summary>The outcome in a sentence or two.</summary>
    public string Summary => $"{Films.Count:N0} of {Films.Count + Missing:N0} films found.{Repeats switch { 0 => "", 1 => " One row repeats a film.", _ => $" {Repeats:N0} rows repeat films." }}";
}
