using RecApp.Ui;

namespace RecApp.Features;

/// <summary>A page that people look for.</summary>
/// <param name="Path">Its address; what lies below it and has no page here takes title and description from it.</param>
/// <param name="Name">Its line in the sidebar, one to three words.</param>
/// <param name="Title">What others are told that it is: search engines, chats, feed readers.</param>
/// <param name="Description">What it is good for, one sentence of 40–170 characters.</param>
/// <param name="Icon">Stands before its line: one of MudBlazor's.</param>
public sealed record FeaturePage(string Path, string Name, string Title, string Description, string Icon)
{
    /// <summary>Where it stands in the sidebar, the lowest first; without a word of its own behind the models' pages and before those about them.</summary>
    public int Place { get; init; } = 50;

    /// <summary>The heading that it shares with other pages, which are then tabs of each other; null for a line of its own.</summary>
    public string? Group { get; init; }

    /// <summary>What the home page says about it where it tells what stands behind the models; null for nothing.</summary>
    public string? Background { get; init; }

    /// <summary>The address of its Atom feed; null for none.</summary>
    public string? Feed { get; init; }

    /// <summary>An address for every page below it whose route has a parameter, always there.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];
}
