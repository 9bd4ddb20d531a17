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
            WordIndex.From(directory.Names.Select((name, place) => (
                TitleWords.Fold($"{name} {directory.Cities[place]} {directory.States[place]}"),
                $"{TitleWords.Further(name)} {string.Join(' ', CollegeAliases.ByName[name].Select(TitleWords.Fold))}"))),
            // The directory goes by size: whoever types "michigan" more likely means a large college.
            [.. directory.Names.Select((_, place) => 1 - (float)place / directory.Names.Length)]);
    }

    public int Count => _directory.Names.Length;

    /// <summary>Colleges whose name, city or state fits, best first; the largest for a blank query.</summary>
    /// <param name="query">What people call a college, or beginnings of words in any order; slips are forgiven.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<College> Search(string? query, int take)
    {
        if (string.IsNullOrWhiteSpace(query))
            return [.. Enumerable.Range(0, Math.Min(take, Count)).Select(place => _directory[place])];
        var called = CollegeAliases.Of(query);
        int[] known = [.. called.SelectMany(name => Enumerable.Range(0, Count).Where(place => _directory.Names[place] == name))];
        // Caltech is no slip for another college.
        return called.Count > 0 && known.Length == 0
            ? []
            : [.. known.Concat(_search.Find(WordSearch.Words(query), take).Select(found => found.Item)).Distinct().Take(take).Select(place => _directory[place])];
    }
}
