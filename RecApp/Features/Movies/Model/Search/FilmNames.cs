using System.Text.RegularExpressions;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Movies.Model.Search;

/// <summary>Finds films by their whole name, original and other names included, however its numbers, articles and signs are written. Immutable.</summary>
internal sealed partial class FilmNames
{
    private readonly MovieCatalogue _catalogue;
    private readonly Dictionary<string, int[]> _films;
    private readonly Dictionary<string, int[]> _filmsByMainPart;

    public FilmNames(MovieCatalogue catalogue)
    {
        _catalogue = catalogue;
        var names = Enumerable.Range(0, catalogue.Count).SelectMany(film => MovieTitle.Names(catalogue[film].Title).Select(name => (Film: film, Name: name))).ToArray();
        _films = Group(names.Select(pair => (pair.Film, TitleWords.Key(pair.Name))));
        _filmsByMainPart = Group(names.Select(pair => (pair.Film, TitleWords.Key(MainPart(pair.Name)))));
    }

    /// <summary>Films of this name, those with most ratings first; a year in the name narrows.</summary>
    public IReadOnlyList<int> Find(string name)
    {
        string key = TitleWords.Key(name);
        var found = Films(_films, key);
        foreach (Match year in Year().Matches(name))
        {
            int number = int.Parse(year.ValueSpan, null);
            found = [.. found, .. Films(_films, TitleWords.Key(name.Remove(year.Index, year.Length))).Where(film => _catalogue[film].Year == number)];
        }
        return [.. found.Distinct()];
    }

    /// <summary>The film of this name and year; another source may date it a year earlier or later, or leave a subtitle out. -1 when there is none, or more than one.</summary>
    /// <param name="name">Without the year.</param>
    /// <param name="year">Null when unknown: then the name must belong to one film alone.</param>
    public int Find(string name, int? year)
    {
        string key = TitleWords.Key(name);
        int found = One(Films(_films, key), year);
        if (found >= 0 || year is null)
            return found;
        // "Star Wars" is called "Star Wars: Episode IV - A New Hope" elsewhere.
        found = One(Films(_filmsByMainPart, key), year);
        return found >= 0 ? found : One(Films(_films, TitleWords.Key(MainPart(name))), year);
    }

    private int One(int[] films, int? year)
    {
        if (year is null)
            return films.Length == 1 ? films[0] : -1;
        foreach (int away in (int[])[0, 1])
        {
            int[] near = [.. films.Where(film => _catalogue[film].Year is { } theirs && Math.Abs(theirs - year.Value) == away)];
            if (near.Length > 0)
                return near.Length == 1 ? near[0] : -1;
        }
        return -1;
    }

    private static int[] Films(Dictionary<string, int[]> films, string key) => films.GetValueOrDefault(key, []);

    private Dictionary<string, int[]> Group(IEnumerable<(int Film, string Key)> keys) => keys.Where(pair => pair.Key.Length > 0).GroupBy(pair => pair.Key, pair => pair.Film)
        .ToDictionary(group => group.Key, group => group.Distinct().OrderByDescending(film => _catalogue[film].Ratings).ToArray(), StringComparer.Ordinal);

    private static string MainPart(string name) => Subtitle().Split(name, 2)[0];

    [GeneratedRegex(@"\b(18|19|20)[0-9]{2}\b")]
    private static partial Regex Year();

    [GeneratedRegex(@":\s|\s[-–]\s|,?\sor:\s|\sor\s\(")]
    private static partial Regex Subtitle();
}
