using System.Globalization;

namespace RecApp.Uploads;

/// <summary>A cell of an answer that is a table.</summary>
internal static class AnswerCell
{
    // More digits than a double has are those of an id.
    private const int MostDigits = 18;

    /// <summary>The number, where it is written as numbers are: 0101 is a code.</summary>
    public static double? Number(string text) =>
        text.Length is > 0 and < MostDigits && (text[0] == '-' || char.IsAsciiDigit(text[0]) && !(text is ['0', not '.', ..]))
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;
}
