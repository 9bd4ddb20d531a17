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

    // A group has the icon of its first page.
    private NavigationItem Item(IGrouping<string, FeaturePage> pages)
    {
        var first = pages.First();
        return first.Group is null
            ? Line(first) with { Icon = first.Icon }
            : new(first.Group, null, first.Icon, IsPrefix: false, [.. pages.Select(Line)]);
    }

    private NavigationItem Line(FeaturePage page) => new(page.Name, page.Path, null,
        _features.Pages.Any(other => other != page && other.Path.StartsWith(page.Path, StringComparison.Ordinal)), []);
}
