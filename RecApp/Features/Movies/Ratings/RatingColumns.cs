using RecApp.Tables;
using RecApp.Text;

namespace RecApp.Features.Movies.Ratings;

/// <summary>Where a table of ratings has what: the columns of Letterboxd, IMDb, MovieLens and Trakt. -1 where there is none.</summary>
internal sealed record RatingColumns
{
    private static readonly string[] Titles = ["name", "title", "primarytitle", "filmtitle", "movietitle", "film", "movie"];
    private static readonly string[] Ratings = ["yourrating", "myrating", "userrating", "rating10", "rating", "stars", "score"];
    private static readonly string[] Links = ["url", "uri", "letterboxduri", "link", "imdburl"];
    private static readonly string[] People = ["userid", "username"];

    /// <summary>Of the title; a year may stand in it.</summary>
    public required int Title { get; init; }

    /// <summary>Of the title in the film's own language.</summary>
    public required int OriginalTitle { get; init; }

    /// <summary>Of the year.</summary>
    public required int Year { get; init; }

    /// <summary>Of MovieLens' id.</summary>
    public required int MovieLens { get; init; }

    /// <summary>Of IMDb's id.</summary>
    public required int Imdb { get; init; }

    /// <summary>Of TMDB's number.</summary>
    public required int Tmdb { get; init; }

    /// <summary>Of a link to the film.</summary>
    public required int Link { get; init; }

    /// <summary>Of what it is: a film, a series.</summary>
    public required int Kind { get; init; }

    /// <summary>Of who rated.</summary>
    public required int Person { get; init; }

    /// <summary>Of the rating; -1 in a list of films alone.</summary>
    public required int Rating { get; init; }

    /// <summary>Whether the name of the column says that ratings go to ten.</summary>
    public required bool IsOfTen { get; init; }

    /// <summary>Whether a header has this name.</summary>
    public static bool IsName(string name) => Plain(name) is var plain && (Titles.Contains(plain) || Ratings.Contains(plain) || Links.Contains(plain) || plain is "const" or "tconst" or "imdbid" or "tmdbid" or "movieid" or "year");

    /// <summary>Looks at the names.</summary>
    /// <exception cref="FileRefusedException">None of them names a film; the message says what there is.</exception>
    public static RatingColumns Find(IReadOnlyList<string> names)
    {
        string[] plain = [.. names.Select(Plain)];
        int rating = Place(Ratings);
        RatingColumns columns = new()
        {
            Title = Place(Titles),
            OriginalTitle = Place("originaltitle"),
            Year = Place("year", "releaseyear", "releasedate", "released"),
            MovieLens = Place("movieid", "movielensid"),
            Imdb = Place("const", "tconst", "imdbid", "imdb"),
            Tmdb = Place("tmdbid", "tmdb"),
            Link = Place(Links),
            Kind = Place("titletype", "type"),
            Person = Place(People),
            Rating = rating,
            IsOfTen = rating >= 0 && plain[rating] is "rating10" || (rating >= 0 && plain[rating] == "yourrating" && plain.Contains("const")),
        };
        return columns is { Title: < 0, MovieLens: < 0, Imdb: < 0, Tmdb: < 0 }
            ? throw new FileRefusedException($"No films were found: it takes a column of titles, or of ids of IMDb, TMDB or MovieLens. It has: {string.Join(", ", names.Take(8))}{(names.Count > 8 ? " …" : "")}.")
            : columns;

        int Place(params string[] known) => known.Select(name => Array.IndexOf(plain, name)).FirstOrDefault(place => place >= 0, -1);
    }

    private static string Plain(string name) => TextFolding.Words(name).Replace(" ", "", StringComparison.Ordinal);
}
