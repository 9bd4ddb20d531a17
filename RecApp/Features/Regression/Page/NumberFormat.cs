using System.Globalization;

namespace RecApp.Features.Regression.Page;

/// <summary>Numbers of any size as people read them.</summary>
public static class NumberFormat
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    // Charts draw a minus, not a hyphen, and so does the text beside them.
    private static readonly NumberFormatInfo Typeset = new() { NegativeSign = "−" };

    /// <summary>Four significant digits, whole numbers as they are, thousands set apart; powers of ten where nobody would count the zeros.</summary>
    public static string Short(double value)
    {
        double size = Math.Abs(value);
        if (!double.IsFinite(value))
            return value.ToString(Typeset);
        if (size is not (0 or >= 1e-6 and < 1e15))
            return Power(value, (int)Math.Floor(Math.Log10(size)));
        return value.ToString($"#,##0.{new string('#', MostDecimals(size))}", Typeset);
    }

    /// <summary>With the decimals that mean something beside an error: those of the error's first two digits.</summary>
    /// <param name="value">The number.</param>
    /// <param name="error">A typical error in its unit, 0 or more; with 0 all of <see cref="Short"/>.</param>
    public static string Like(double value, double error)
    {
        if (!(error is > 1e-8 and < 1e15) || Math.Abs(value) >= 1e15)
            return Short(value);
        int decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(error)), 0, 9);
        // Adding 0 turns what is rounded to -0 into 0.
        return (Math.Round(value, decimals) + 0.0).ToString($"N{decimals}", Typeset);
    }

    /// <summary>A range as <see cref="Short"/>, with as many decimals on either side where both are of one size: 0.3767 to 0.4240.</summary>
    public static string Between(double low, double high)
    {
        string first = Short(low), last = Short(high);
        if (first.Contains('×', StringComparison.Ordinal) || last.Contains('×', StringComparison.Ordinal) || MostDecimals(Math.Abs(low)) != MostDecimals(Math.Abs(high)))
            return $"{first} to {last}";
        string format = "N" + Math.Max(Decimals(first), Decimals(last)).ToString(Typeset);
        return $"{low.ToString(format, Typeset)} to {high.ToString(format, Typeset)}";
    }

    /// <summary>As <see cref="Short"/>, with a sign.</summary>
    public static string Signed(double value) => value > 0 ? $"+{Short(value)}" : Short(value);

    private static string Power(double value, int exponent) => string.Concat(
        (value / Math.Pow(10, exponent)).ToString("0.###", Typeset), " × 10", exponent < 0 ? "⁻" : "",
        string.Concat(Math.Abs(exponent).ToString(Typeset).Select(digit => Superscripts[digit - '0'])));

    private static int MostDecimals(double size) => size == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 9);

    private static int Decimals(string text) => text.IndexOf('.') is >= 0 and int point ? text.Length - point - 1 : 0;
}
