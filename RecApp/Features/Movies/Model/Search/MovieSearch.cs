using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Movies.Model.Search;

/// <summary>Type-ahead over titles: words in any order, articles wherever they stand, slips forgiven; a year narrows. Immutable.</summary>
internal sealed class MovieSearch
{
    private readonly WordSearch _titles;

    public MovieSearch(MovieCatalogue catalogue)
    {
        int most = Enumerable.Range(0, catalogue.Count).Select(movie => catalogue[movie].Ratings).DefaultIfEmpty().Max();
        _titles = new(
            WordIndex.From(Enumerable.Range(0, catalogue.Count).Select(movie => SearchText(catalogue[movie].Title))),
            [.. Enumerable.Range(0, catalogue.Count).Select(movie => MathF.Log2(1 + catalogue[movie].Ratings) / MathF.Log2(2 + most))]);
    }

    /// <summary>Indices of films whose title fits, best first; none for a blank query.</summary>
    /// <param name="query">Beginnings of words of the title, in any order; a year is one of them.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<int> Find(string? query, int take) => [.. _titles.Find(WordSearch.Words(query), take).Select(pair => pair.Item)];

    // Spider-Man is also spiderman, E.T. is also et.
    private static string SearchText(string title)
    {
        var joined = title.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(TextFolding.Words).Where(words => words.Contains(' ', StringComparison.Ordinal))
            .Select(words => words.Replace(" ", "", StringComparison.Ordinal));
        return string.Join(' ', joined.Prepend(TextFolding.Words(title)));
    }
}
