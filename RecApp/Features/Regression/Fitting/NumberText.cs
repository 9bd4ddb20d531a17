using System.Globalization;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Numbers as people of different countries write them.</summary>
internal static class NumberText
{
    private static readonly string[] Absent = ["NA", "N/A", "#N/A", "NaN", "null", "none", "-", "?", "."];

    /// <summary>Whether a cell says that there is no value.</summary>
    public static bool IsMissing(string text) => text.Length == 0 || Absent.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a number; groups of three digits may be set apart by the other sign or by blanks.</summary>
    /// <param name="text">Trimmed.</param>
    /// <param name="decimalComma">Whether a comma stands before the fraction, and not a point.</param>
    /// <param name="value">A finite number.</param>
    public static bool TryParse(string text, bool decimalComma, out double value)
    {
        char point = decimalComma ? ',' : '.', group = decimalComma ? '.' : ',';
        var digits = text.Length <= 64 ? stackalloc char[text.Length] : default;
        value = 0;
        int length = 0, inGroup = -1;
        bool inFraction = false;
        for (int i = 0; i < text.Length && i < digits.Length; i++)
        {
            char letter = text[i];
            if (!inFraction && (letter == group || letter is '\'' or ' ' or '\u00A0' or '\u202F' or '’'))
            {
                if (inGroup is not (-1 or 3) || length == 0)
                    return false;
                inGroup = 0;
                continue;
            }
            if (letter == point || letter is 'e' or 'E')
                (inFraction, inGroup) = inGroup is -1 or 3 ? (true, -1) : (true, 9);
            else if (inGroup >= 0)
                inGroup++;
            digits[length++] = letter switch { '\u2212' => '-', _ when letter == point => '.', _ => letter };
        }
        return text.Length is > 0 and <= 64 && inGroup is -1 or 3
            && double.TryParse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
