using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Movies.Model.Search;

/// <summary>Type-ahead over titles: words in any order, articles wherever they stand, numbers however they are written, slips forgiven; a year narrows. Immutable.</summary>
internal sealed class MovieSearch
{
    private const int LongestName = 200;

    private readonly MovieCatalogue _catalogue;
    private readonly WordSearch _titles;

    public MovieSearch(MovieCatalogue catalogue)
    {
        _catalogue = catalogue;
        Names = new(catalogue);
        Links = new(catalogue, Names);
        string[] titles = [.. Enumerable.Range(0, catalogue.Count).Select(movie => catalogue[movie].Title)];
        int most = Enumerable.Range(0, catalogue.Count).Select(movie => catalogue[movie].Ratings).DefaultIfEmpty().Max();
        _titles = new(
            WordIndex.From(titles.Select(title => (TitleWords.Fold(title), TitleWords.Further(MovieTitle.WithoutYear(title))))),
            [.. Enumerable.Range(0, catalogue.Count).Select(movie => MathF.Log2(1 + catalogue[movie].Ratings) / MathF.Log2(2 + most))]);
    }

    /// <summary>Films by their whole name.</summary>
    public FilmNames Names { get; }

    /// <summary>Films by the ids and links of other sites.</summary>
    public FilmLinks Links { get; }

    /// <summary>Indices of films that fit, best first: what a link leads to, or those of this name, then those with its words; none for a blank query.</summary>
    /// <param name="query">A link or id of another site, or beginnings of words of the title, in any order; a year is one of them.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<int> Find(string? query, int take)
    {
        string text = Read(query);
        if (Links.Find(text) is { } linked)
            return linked.Film < 0 ? [] : [linked.Film];
        return [.. Names.Find(text).Concat(_titles.Find(WordSearch.Words(text), take).Select(pair => pair.Item)).Distinct().Take(take)];
    }

    /// <summary>Why nothing was found for a query, and what is there.</summary>
    public string Missing(string query) =>
        Links.Find(Read(query))?.Problem ?? $"No film called “{query.Trim().Shortened(60)}”; our films end in {_catalogue.LastYear}.";

    private static string Read(string? query) => query is { Length: > LongestName } ? query[..LongestName] : query ?? "";
}
