using System.Globalization;

namespace RecApp.Charts;

/// <summary>The bars of a small histogram as one SVG path: an element for each would be most of what a form takes of its circuit's memory.</summary>
public static class BarPath
{
    /// <summary>Bars that stand on the line <paramref name="bottom"/>, one unit apart.</summary>
    /// <param name="heights">Height of each bar; none where it is 0.</param>
    /// <param name="bottom">Where they stand, counted from above.</param>
    /// <param name="isDrawn">Whether the bar at a place is part of this path.</param>
    public static string Of(IEnumerable<double> heights, double bottom, Func<int, bool> isDrawn) => string.Concat(
        heights.Index().Where(bar => bar.Item > 0 && isDrawn(bar.Index))
            .Select(bar => string.Create(CultureInfo.InvariantCulture, $"M{bar.Index} {bottom:0.##}v{-bar.Item:0.##}h.86v{bar.Item:0.##}z")));
}
