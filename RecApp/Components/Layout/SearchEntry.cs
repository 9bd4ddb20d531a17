using MudBlazor;
using RecApp.Features;
using RecApp.Session.Library;
using RecApp.Text;

namespace RecApp.Components.Layout;

/// <summary>Something that the search of the app bar leads to.</summary>
/// <param name="Title">What a person looks for.</param>
/// <param name="Kind">What it is, in a word or two.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Icon">Stands before it.</param>
public sealed record SearchEntry(string Title, string Kind, string Address, string Icon)
{
    /// <summary>Every page, then what a person keeps and asked before, then every worked example.</summary>
    public static IReadOnlyList<SearchEntry> All(FeatureList features, LibraryContent library) =>
    [
        .. features.Pages.Select(page => new SearchEntry(page.Name, page.Title == page.Name ? "Page" : page.Title, page.Path, page.Icon)),
        .. library.Favourites.Select(item => new SearchEntry(item.Title, $"Kept {item.Kind.ToString().ToLowerInvariant()}", item.Address, Icons.Material.Outlined.FavoriteBorder)),
        .. library.Answers.Select(answer => new SearchEntry(answer.Headline, $"{features.PageAt(answer.Path).Name}, asked before", answer.Address, Icons.Material.Outlined.History)),
        .. features.All.SelectMany(feature => feature.Examples).Select(example => new SearchEntry(example.Label, "Example", example.Address, Icons.Material.Outlined.Lightbulb)),
    ];

    /// <summary>Entries in which every word begins a word, those that begin with the first one first; all for no words.</summary>
    public static IEnumerable<SearchEntry> Find(IReadOnlyList<SearchEntry> entries, string? words)
    {
        string[] wanted = Words(words ?? "");
        return entries
            .Select(entry => (Entry: entry, Words: Words($"{entry.Title} {entry.Kind}")))
            .Where(found => wanted.All(word => found.Words.Any(other => other.StartsWith(word, StringComparison.Ordinal))))
            .OrderByDescending(found => wanted.Length > 0 && found.Words[0].StartsWith(wanted[0], StringComparison.Ordinal))
            .Select(found => found.Entry);
    }

    private static string[] Words(string text) => TextFolding.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
