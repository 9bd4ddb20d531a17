using System.Globalization;

namespace RecApp.Charts;

/// <summary>How figures of manifests are written.</summary>
internal static class FigureText
{
    /// <summary>A figure as an author wants it: percent, usd, whole, or a number of decimals from 0 to 6 (three by default); null for anything else.</summary>
    public static string? Of(double value, string? how) => how switch
    {
        null => value.ToString("0.000", CultureInfo.InvariantCulture),
        "percent" => Percent(value),
        "usd" => value.ToString("$#,0", CultureInfo.InvariantCulture),
        "whole" => Whole(value),
        [>= '0' and <= '6'] => value.ToString("N" + how, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A share with one decimal.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0\u00a0'%'", CultureInfo.InvariantCulture);

    /// <summary>A share without decimals.</summary>
    public static string WholePercent(double share) => FormattableString.Invariant($"{share * 100:0}\u00a0%");

    /// <summary>A count with separators.</summary>
    public static string Whole(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things, as in "1 song" and "1,200 songs".</summary>
    /// <param name="thing">One of them; several take an s.</param>
    public static string Counted(double count, string thing) => count == 1 ? $"1 {thing}" : $"{Whole(count)} {thing}s";

    /// <summary>Three decimals, as evaluation figures are usually compared.</summary>
    public static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
