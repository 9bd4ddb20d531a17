using System.Text.RegularExpressions;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Movies.Model;

/// <summary>Which films belong to one series, by their names: Alien, Aliens and Alien³; Star Wars and its episodes. Immutable.</summary>
internal sealed partial class FilmSeries
{
    /// <summary>Of so many films of a list that follow one another …</summary>
    public const int Window = 5;

    /// <summary>… at most so many are of one series.</summary>
    public const int MostOfOne = 2;

    private const int None = -1;

    private readonly int[] _series;

    public FilmSeries(MovieCatalogue catalogue)
    {
        string[][] keys = [.. Enumerable.Range(0, catalogue.Count).Select(movie => MovieTitle.Names(catalogue[movie].Title).Select(Key).Where(key => key.Length > 0).Distinct().ToArray())];
        var sizes = keys.SelectMany(own => own).CountBy(key => key).Where(pair => pair.Value > 1).ToDictionary(StringComparer.Ordinal);
        var numbers = sizes.Keys.Order(StringComparer.Ordinal).Select((key, number) => (key, number)).ToDictionary(pair => pair.key, pair => pair.number, StringComparer.Ordinal);
        _series = [.. keys.Select(own => own.Where(numbers.ContainsKey).MaxBy(key => sizes[key]) is { } key ? numbers[key] : None)];
    }

    /// <summary>Whether two films belong to one series.</summary>
    public bool AreOne(int first, int second) => _series[first] != None && _series[first] == _series[second];

    /// <summary>Moves films of a list back so that few of a series follow one another; where there are no others they stay.</summary>
    /// <param name="movies">Best first; more than wanted, so that others can move up.</param>
    /// <param name="scores">[movies] move with them.</param>
    /// <param name="wanted">How many of the list are looked at.</param>
    public void Spread(Span<int> movies, Span<float> scores, int wanted)
    {
        for (int place = 0; place < Math.Min(wanted, movies.Length); place++)
        {
            int next = place;
            while (next < movies.Length && Repeats(movies, place, movies[next]))
                next++;
            if (next == place || next == movies.Length)
                continue;
            var (movie, score) = (movies[next], scores[next]);
            movies[place..next].CopyTo(movies[(place + 1)..]);
            scores[place..next].CopyTo(scores[(place + 1)..]);
            (movies[place], scores[place]) = (movie, score);
        }
    }

    private bool Repeats(ReadOnlySpan<int> movies, int place, int movie)
    {
        int same = 0;
        for (int before = Math.Max(0, place - Window + 1); before < place; before++)
            same += AreOne(movies[before], movie) ? 1 : 0;
        return same >= MostOfOne;
    }

    // What stands before a subtitle, a number or "and the"; in the singular, for Aliens.
    private static string Key(string name)
    {
        string main = Rest().Replace(name, "");
        string[] words = TitleWords.Key(main).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int count = words.Length;
        while (count > 1 && (words[count - 1].All(char.IsAsciiDigit) || words[count - 1] == "part"))
            count--;
        return string.Join(' ', words[..count]).TrimEnd('s');
    }

    [GeneratedRegex(@"(:\s|\s[-–]\s|(?<=\w+\s\w+)\sand\sthe\s).*$")]
    private static partial Regex Rest();
}
