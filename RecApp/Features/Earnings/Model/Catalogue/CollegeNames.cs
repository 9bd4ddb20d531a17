using RecApp.Text;

namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>Finds colleges while somebody types. Safe for concurrent use.</summary>
internal sealed class CollegeNames
{
    private readonly CollegeDirectory _directory;
    private readonly WordSearch _search;

    /// <exception cref="InvalidDataException">The directory is damaged.</exception>
    public CollegeNames(CollegeDirectory directory)
    {
        directory.Check();
        _directory = directory;
        _search = new(
            WordIndex.From(directory.Names.Select((name, place) => TextFolding.Words($"{name} {directory.Cities[place]} {directory.States[place]}"))),
            // The directory goes by size: whoever types "michigan" more likely means a large college.
            [.. directory.Names.Select((_, place) => 1 - (float)place / directory.Names.Length)]);
    }

    public int Count => _directory.Names.Length;

    /// <summary>Colleges whose name, city or state fits, best first; the largest for a blank query.</summary>
    /// <param name="query">Beginnings of words in any order; slips are forgiven.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<College> Search(string? query, int take) => string.IsNullOrWhiteSpace(query)
        ? [.. Enumerable.Range(0, Math.Min(take, Count)).Select(place => _directory[place])]
        : [.. _search.Find(WordSearch.Words(query), take).Select(found => _directory[found.Item])];
}
