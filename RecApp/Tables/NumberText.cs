using System.Globalization;

namespace RecApp.Tables;

/// <summary>Numbers as people of different countries and programs write them.</summary>
public static class NumberText
{
    private const int Longest = 64;

    private static readonly HashSet<string> Absent = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "NA", "N/A", "#N/A", "n.a.", "NaN", "null", "nil", "none", "missing", "-", "--", "–", "—", "?", ".", "..", "...", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!",
        "PS", "PrivacySuppressed", @"\N", "(null)", "<NA>",
    };

    private static readonly string[] Currencies = ["US$", "USD", "EUR", "GBP", "CHF", "Fr.", "INR", "JPY", "Rs.", "Rs", "$", "€", "£", "¥", "₹"];

    /// <summary>Whether a cell says that there is no value; the error values of spreadsheets do.</summary>
    public static bool IsMissing(string text) => Absent.Contains(text);

    /// <summary>
    /// Reads a number. Groups of digits may be set apart by the other sign, by blanks, apostrophes or as in India; a currency may stand
    /// on either side; parentheses and a minus behind make it negative; 62 % is 0.62.
    /// </summary>
    /// <param name="text">Trimmed.</param>
    /// <param name="convention">How numbers of the file are written.</param>
    /// <param name="value">A finite number.</param>
    public static bool TryParse(string text, NumberConvention convention, out double value)
    {
        value = 0;
        var shape = NumberShape.Of(text);
        if (shape is null || !Digits(shape.Value.Digits, convention, out string plain)
            || !double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return false;
        value = shape.Value.Scaled(number);
        return true;
    }

    /// <summary>What of a cell is digits and their signs.</summary>
    /// <param name="text">Trimmed.</param>
    internal static string Bare(string text, out bool isNegative, out bool isPercent)
    {
        (isNegative, isPercent) = (false, false);
        var bare = text.AsSpan();
        if (bare is ['(', .. var inner, ')'])
        {
            bare = inner.Trim();
            isNegative = true;
        }
        bare = Unsigned(bare, ref isNegative);
        if (bare is [.. var shared, '%'])
        {
            bare = shared.TrimEnd();
            isPercent = true;
        }
        foreach (string currency in Currencies)
        {
            if (bare.StartsWith(currency, StringComparison.OrdinalIgnoreCase))
                bare = bare[currency.Length..].TrimStart();
            else if (bare.EndsWith(currency, StringComparison.OrdinalIgnoreCase))
                bare = bare[..^currency.Length].TrimEnd();
            else
                continue;
            break;
        }
        // -$5 and $-5 alike.
        return Unsigned(bare, ref isNegative).ToString();
    }

    private static ReadOnlySpan<char> Unsigned(ReadOnlySpan<char> text, scoped ref bool isNegative)
    {
        bool isMinus = text is ['-' or '\u2212' or '\u2013', not ('-' or '\u2212' or '+'), ..];
        if (isMinus || text is ['+', >= '0' and <= '9' or '.' or ',', ..])
            text = text[1..].TrimStart();
        else if (text is [>= '0' and <= '9', .., '-' or '\u2212'])
        {
            text = text[..^1].TrimEnd();
            isMinus = true;
        }
        isNegative ^= isMinus;
        return text;
    }

    private static bool Digits(string text, NumberConvention convention, out string plain)
    {
        char point = convention == NumberConvention.Commas ? ',' : '.';
        plain = "";
        if (text.Length is 0 or > Longest)
            return false;
        int exponent = text.AsSpan(1).IndexOfAny('e', 'E') + 1;
        string mantissa = exponent > 0 ? text[..exponent] : text;
        int fraction = mantissa.IndexOf(point, StringComparison.Ordinal);
        string whole = fraction < 0 ? mantissa : mantissa[..fraction];
        string rest = fraction < 0 ? "" : mantissa[(fraction + 1)..];
        if (!rest.All(char.IsAsciiDigit) || whole.Length + rest.Length == 0 || !NumberGroups.TryJoin(whole, point, out string joined))
            return false;
        plain = $"{joined}{(rest.Length > 0 ? "." : "")}{rest}{(exponent > 0 ? text[exponent..] : "")}";
        return joined.Length + rest.Length > 0;
    }
}
