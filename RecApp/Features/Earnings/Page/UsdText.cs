using System.Globalization;
using RecApp.Features.Earnings.Api;

namespace RecApp.Features.Earnings.Page;

/// <summary>Amounts as people read them.</summary>
internal static class UsdText
{
    /// <summary>Rounded to hundreds: predictions are not better than that.</summary>
    public static string Rounded(double usd) => Exact(Math.Round(usd / 100) * 100);

    /// <summary>Whole dollars.</summary>
    public static string Exact(double usd) => (usd < 0 ? "−$" : "$") + Math.Abs(Math.Round(usd)).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A difference: rounded to hundreds, with its sign.</summary>
    public static string Signed(double usd) => Math.Round(usd / 100) > 0 ? "+" + Rounded(usd) : Rounded(usd);

    /// <summary>A difference in whole dollars, with its sign.</summary>
    public static string SignedExact(double usd) => Math.Round(usd) > 0 ? "+" + Exact(usd) : Exact(usd);

    public static string Range(UsdInterval interval, string between = " to ") => Rounded(interval.Low) + between + Rounded(interval.High);
}
