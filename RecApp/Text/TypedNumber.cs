using System.Globalization;

namespace RecApp.Text;

/// <summary>A number as people type it: $14,000, 62 %, 1 250, 0,5, −3, 1e6.</summary>
/// <param name="Value">As it was written: 62 for 62 %.</param>
/// <param name="IsPercent">Whether a percent sign stood behind it.</param>
public readonly record struct TypedNumber(double Value, bool IsPercent)
{
    /// <summary>Reads one, infinite where it is too large; null for anything else.</summary>
    public static TypedNumber? Read(string text)
    {
        string plain = text.Replace('−', '-').Replace("$", "", StringComparison.Ordinal);
        plain = string.Concat(plain.Where(letter => !char.IsWhiteSpace(letter)));
        bool isPercent = plain.EndsWith('%');
        return double.TryParse(WithPoint(plain.TrimEnd('%')), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsNaN(value)
            ? new(value, isPercent)
            : null;
    }

    // Commas part thousands where they stand before every three digits; a single other one stands before the fraction.
    private static string WithPoint(string text)
    {
        string[] parts = text.Split(',');
        if (parts.Length == 1)
            return text;
        string first = parts[0].TrimStart('-');
        bool isGrouped = first.Length is > 0 and <= 3 && first != "0" && parts[1..^1].All(part => part.Length == 3)
            && parts[^1].Split('.') is { Length: <= 2 } last && last[0].Length == 3;
        if (isGrouped)
            return string.Concat(parts);
        return parts.Length == 2 && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : "";
    }
}
