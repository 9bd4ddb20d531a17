using System.Globalization;
using System.Text.RegularExpressions;

namespace RecApp.Tables;

/// <summary>Numbers as people of different countries and programs write them.</summary>
public static partial class NumberText
{
    private const int Longest = 64;

    // Without blanks, which some put behind full stops.
    private static readonly HashSet<string> Absent = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "NA", "N/A", "n.a.", "NaN", "null", "nil", "none", "missing", "-", "--", "–", "—", "?", ".", "..", "...", ":", "PS", "PrivacySuppressed", @"\N", "(null)", "<NA>",
        "n/d", "n.d.", "s/d", "s.d.", "k.A.", "o.A.", "n.v.t.", "н/д",
    };

    // R$ and US$ end in a symbol and are found by it.
    private static readonly string[] Currencies =
        ["USD", "EUR", "GBP", "CHF", "INR", "JPY", "CNY", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "BRL", "MXN", "ZAR", "KRW", "TRY", "RUB", "Euro", "Fr.", "Rs.", "Rs", "kr.", "kr", "zł", "Kč"];

    /// <summary>Whether a cell says that there is no value; the error values of spreadsheets do, and columns too narrow to show one.</summary>
    public static bool IsMissing(string text) =>
        Absent.Contains(text) || (text.Contains(' ', StringComparison.Ordinal) && Absent.Contains(text.Replace(" ", "", StringComparison.Ordinal))) || (text.StartsWith('#') && ErrorValue().IsMatch(text));

    /// <summary>
    /// Reads a number. Groups of digits may be set apart by the other sign, by blanks, apostrophes or as in India; a currency may stand
    /// on either side; parentheses and a minus behind make it negative; 62 % is 0.62; 715,- has no cents. Marks of footnotes and the
    /// apostrophe by which spreadsheets know texts are passed over.
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
        var bare = WithoutCents(WithoutMarks(text));
        bare = Unsigned(Opened(bare, ref isNegative), ref isNegative);
        if (bare is [.. var shared, '%'])
        {
            bare = shared.TrimEnd();
            isPercent = true;
        }
        // -$5, $-5 and $(5) alike.
        bare = WithoutCents(WithoutCurrency(bare));
        return Unsigned(Opened(bare, ref isNegative), ref isNegative).ToString();
    }

    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> text)
    {
        if (text is ['\'', .. var quoted])
            text = quoted.TrimEnd('\'');
        text = text.TrimEnd("*†‡");
        return text is [>= '0' and <= '9', .., ']'] && text.LastIndexOf('[') is > 0 and var note ? text[..note].TrimEnd() : text;
    }

    // The sign before the fraction stays: it tells which one that is.
    private static ReadOnlySpan<char> WithoutCents(ReadOnlySpan<char> text) =>
        text.TrimEnd("-–—") is [.., ',' or '.'] and var whole && whole.Length > 1 ? whole : text;

    private static ReadOnlySpan<char> Opened(ReadOnlySpan<char> text, scoped ref bool isNegative)
    {
        if (text is not ['(', .. var inner, ')'])
            return text;
        isNegative ^= true;
        return inner.Trim();
    }

    private static ReadOnlySpan<char> WithoutCurrency(ReadOnlySpan<char> text)
    {
        foreach (string currency in Currencies)
        {
            if (text.StartsWith(currency, StringComparison.OrdinalIgnoreCase))
                return text[currency.Length..].TrimStart();
            if (text.EndsWith(currency, StringComparison.OrdinalIgnoreCase))
                return text[..^currency.Length].TrimEnd();
        }
        int symbol = text.IndexOfAnyExceptInRange('A', 'Z');
        if (symbol is >= 0 and <= 2 && IsSymbol(text[symbol]))
            return text[(symbol + 1)..].TrimStart();
        return text is [.. var amount, var last] && IsSymbol(last) ? amount.TrimEnd() : text;
    }

    private static bool IsSymbol(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol;

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

    // #DIV/0!, #WERT!, #NAME?, #NV, #N/A of all languages, and ##### where a column was too narrow.
    [GeneratedRegex(@"^#(?:#*|N/?[A-Z]|\S{1,12}[!?])$")]
    private static partial Regex ErrorValue();
}
