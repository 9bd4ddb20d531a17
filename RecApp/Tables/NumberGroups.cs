using System.Text.RegularExpressions;

namespace RecApp.Tables;

/// <summary>Groups of digits before the fraction: of three, or as in India of two and of three at last.</summary>
internal static partial class NumberGroups
{
    /// <summary>Joins the groups.</summary>
    /// <param name="whole">What stands before the fraction; may be nothing.</param>
    /// <param name="point">The sign before the fraction, which can't set groups apart.</param>
    /// <param name="joined">Digits alone.</param>
    public static bool TryJoin(string whole, char point, out string joined)
    {
        joined = whole;
        if (whole.All(char.IsAsciiDigit))
            return true;
        char sign = whole.FirstOrDefault(static letter => !char.IsAsciiDigit(letter));
        if (sign == point || !(Threes().IsMatch(whole) || Indian().IsMatch(whole)))
            return false;
        joined = new([.. whole.Where(char.IsAsciiDigit)]);
        return true;
    }

    // The same sign between all groups.
    [GeneratedRegex(@"^\d{1,3}(?:([,.'’\u00A0\u202F \u2009])\d{3})(?:\1\d{3})*$")]
    private static partial Regex Threes();

    [GeneratedRegex(@"^\d{1,2}(?:,\d{2})+,\d{3}$")]
    private static partial Regex Indian();
}
