namespace RecApp.Charts;

/// <summary>Colours of charts by their names in the style sheet; the browser looks up what they are in the theme of the moment.</summary>
public static class ChartColour
{
    public const string Accent = "var(--chart-accent)";
    public const string Second = "var(--chart-second)";
    public const string Third = "var(--chart-third)";
    public const string Fourth = "var(--chart-fourth)";
    public const string Muted = "var(--chart-muted)";
    public const string Text = "var(--mud-palette-text-primary)";
    public const string Surface = "var(--mud-palette-surface)";
    public const string Sunken = "var(--mud-palette-background-gray)";

    /// <summary>One of the palette's colours for things that have no order.</summary>
    /// <param name="number">Any number from 0; past the last colour they begin again.</param>
    public static string OfPalette(int number) => FormattableString.Invariant($"palette({number})");
}
