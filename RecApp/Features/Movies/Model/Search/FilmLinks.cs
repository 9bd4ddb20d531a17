using System.Globalization;
using System.Text.RegularExpressions;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Movies.Model.Search;

/// <summary>Finds films by what other sites call them: IMDb's tt ids, and links of IMDb, TMDB, MovieLens and Letterboxd. Immutable.</summary>
internal sealed partial class FilmLinks
{
    private readonly MovieCatalogue _catalogue;
    private readonly FilmNames _names;
    private readonly Dictionary<int, int> _byImdb;
    private readonly Dictionary<int, int> _byTmdb;

    public FilmLinks(MovieCatalogue catalogue, FilmNames names)
    {
        (_catalogue, _names) = (catalogue, names);
        _byImdb = By(movie => movie.ImdbId);
        _byTmdb = By(movie => movie.TmdbId);
    }

    /// <summary>Index of an IMDb number; -1 when it is not there.</summary>
    public int FindImdb(int number) => _byImdb.GetValueOrDefault(number, -1);

    /// <summary>Index of a TMDB number; -1 when it is not there.</summary>
    public int FindTmdb(int number) => _byTmdb.GetValueOrDefault(number, -1);

    /// <summary>What a text links to; null for a text that is no link and no tt id.</summary>
    public FoundFilm? Find(string text)
    {
        if (Imdb().Match(text) is { Success: true } imdb)
            return Known(FindImdb(Number(imdb)), imdb.Value);
        if (!text.Contains('.', StringComparison.Ordinal) || !text.Contains('/', StringComparison.Ordinal))
            return null;
        if (Tmdb().Match(text) is { Success: true } tmdb)
            return Known(FindTmdb(Number(tmdb)), $"TMDB's film {tmdb.Groups["id"].Value}");
        if (MovieLens().Match(text) is { Success: true } movieLens)
            return Known(_catalogue.Find(Number(movieLens)), $"MovieLens' film {movieLens.Groups["id"].Value}");
        if (Letterboxd().Match(text) is { Success: true } letterboxd)
            return OfLetterboxd(letterboxd.Groups["slug"].Value);
        if (Series().IsMatch(text))
            return new(-1, "This link leads to a series, and here are films alone.");
        if (Short().IsMatch(text))
            return new(-1, "A short link of Letterboxd doesn't say which film it leads to; open it and give the address that it ends at, or the film's title.");
        return Address().IsMatch(text)
            ? new(-1, "This link leads to no film; give a film's page at IMDb, TMDB, MovieLens or Letterboxd, or its title.")
            : null;
    }

    // The address ends in the year where several films share the name.
    private FoundFilm OfLetterboxd(string slug)
    {
        string name = Half().Replace(slug, " 1 2").Replace('-', ' ');
        int year = name.LastIndexOf(' ') is >= 0 and var space && int.TryParse(name.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int last) && last is >= 1870 and <= 2100 ? last : 0;
        int film = year == 0 ? -1 : _names.Find(name[..name.LastIndexOf(' ')], year);
        if (film < 0)
            film = _names.Find(name).FirstOrDefault(-1);
        return Known(film, $"“{name}”");
    }

    private FoundFilm Known(int film, string named) => film >= 0 ? new(film, null) : new(-1, $"{named} is none of our films, which end in {_catalogue.LastYear}; it may be a series, too new, or little known.");

    private Dictionary<int, int> By(Func<MovieEntry, int?> id)
    {
        Dictionary<int, int> films = [];
        for (int film = 0; film < _catalogue.Count; film++)
        {
            if (id(_catalogue[film]) is { } number)
                films.TryAdd(number, film);
        }
        return films;
    }

    // No id of the catalogue is negative.
    private static int Number(Match match) => int.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    [GeneratedRegex(@"(?<![\p{L}0-9])tt(?<id>[0-9]{5,10})(?![0-9\p{L}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Imdb();

    [GeneratedRegex(@"\bthemoviedb\.org/movie/(?<id>[0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tmdb();

    [GeneratedRegex(@"\bmovielens\.org/movies/(?<id>[0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MovieLens();

    [GeneratedRegex(@"\bletterboxd\.com/([^/\s]+/)?film/(?<slug>[^/?#\s]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Letterboxd();

    [GeneratedRegex(@"\bthemoviedb\.org/tv/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Series();

    [GeneratedRegex(@"\bboxd\.it/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"^\s*(https?://|www\.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=[0-9])-half\b")]
    private static partial Regex Half();
}

/// <summary>What a link or an id leads to.</summary>
/// <param name="Film">Index of the film; -1 where it leads to none.</param>
/// <param name="Problem">Why it leads to none, for a person; null where it does.</param>
internal sealed record FoundFilm(int Film, string? Problem);
