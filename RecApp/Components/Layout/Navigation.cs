using RecApp.Features;

namespace RecApp.Components.Layout;

/// <summary>The sidebar: a line for every page of the features, pages of a group below its heading.</summary>
public sealed class Navigation
{
    private readonly FeatureList _features;

    public Navigation(FeatureList features)
    {
        _features = features;
        Items = [.. features.Pages.GroupBy(page => page.Group ?? page.Path).Select(Item)];
    }

    /// <summary>In the order in which they show.</summary>
    public IReadOnlyList<NavigationItem> Items { get; }

    /// <summary>The pages of a group; none where there is no such group.</summary>
    public IReadOnlyList<NavigationItem> Group(string title) => Items.FirstOrDefault(item => item.Address is null && item.Title == title)?.Children ?? [];

    private NavigationItem Item(IGrouping<string, FeaturePage> pages) =>
        pages.First() is { Group: { } group } ? new(group, null, null, IsPrefix: false, [.. pages.Select(Line)]) : Line(pages.First());

    private NavigationItem Line(FeaturePage page) => new(page.Name, page.Path, page.Icon,
        _features.Pages.Any(other => other != page && other.Path.StartsWith(page.Path, StringComparison.Ordinal)), []);
}
