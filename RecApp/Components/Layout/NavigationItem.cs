using RecApp.Ui;

namespace RecApp.Components.Layout;

/// <summary>A line of the sidebar.</summary>
/// <param name="Address">Null for a heading that only groups its children.</param>
/// <param name="IsPrefix">Whether the address of another line begins with this one's, so that being there must not mark this line.</param>
public sealed record NavigationItem(string Title, string? Address, string? Icon, bool IsPrefix, IReadOnlyList<NavigationItem> Children);
