using System.Globalization;

namespace RecApp.Uploads;

/// <summary>A cell of an answer that is a table.</summary>
internal static class AnswerCell
{
    // A whole number of more digits than a double has is an id.
    private const int MostDigits = 15;

    // A double with all its digits, sign and exponent.
    private const int Longest = 24;

    /// <summary>The number, where it is written as numbers are: 0101 is a code.</summary>
    public static double? Number(string text) =>
        text.Length is > 0 and <= Longest && (text.Length <= MostDigits || text.AsSpan().ContainsAny(".eE")) && (text[0] == '-' || char.IsAsciiDigit(text[0]) && !(text is ['0', not '.', ..]))
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;
}
