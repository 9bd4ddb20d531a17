using RecApp.Components.Shared;

namespace RecApp.Components.Layout;

/// <summary>A line of the navigation. A page gets one when it exists, never before.</summary>
/// <param name="Address">Null for a heading that only groups its children.</param>
public sealed record NavigationItem(string Title, string? Address, IconName? Icon, params IReadOnlyList<NavigationItem> Children)
{
    /// <summary>Whether the address of another line begins with this one's, so that being there must not mark this line.</summary>
    public bool IsPrefix => Address is not null && All.Concat(All.SelectMany(item => item.Children))
        .Any(other => other.Address != Address && other.Address?.StartsWith(Address, StringComparison.Ordinal) == true);

    /// <summary>The whole navigation, in the order in which it shows.</summary>
    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new("Home", "/", IconName.Home),
        new("Recommender", null, IconName.Music, new NavigationItem("Playlists", "/recommender", null), new NavigationItem("Films", "/recommender/movies", null)),
        new("Predictor", null, IconName.Chart, new NavigationItem("Earnings", "/predictor", null), new NavigationItem("Regression", "/predictor/regression", null)),
        new("Sentiment", "/sentiment", IconName.Speech),
        new("Lyrics", "/lyrics", IconName.Pen),
        new("Models", "/models", IconName.Models),
        new("About the data", "/data", IconName.Data),
        new("Blog", "/blog", IconName.Page),
    ];
}
