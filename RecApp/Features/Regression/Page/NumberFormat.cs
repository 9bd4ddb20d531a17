using System.Globalization;

namespace RecApp.Features.Regression.Page;

/// <summary>Numbers of any size as people read them.</summary>
public static class NumberFormat
{
    /// <summary>Four significant digits, whole numbers as they are, thousands set apart.</summary>
    public static string Short(double value)
    {
        double size = Math.Abs(value);
        if (size is not (0 or >= 1e-4 and < 1e9))
            return value.ToString("0.###E+0", CultureInfo.InvariantCulture);
        return value.ToString($"#,##0.{new string('#', MostDecimals(size))}", CultureInfo.InvariantCulture);
    }

    /// <summary>A range as <see cref="Short"/>, with as many decimals on either side where both are of one size: 0.3767 to 0.4240.</summary>
    public static string Between(double low, double high)
    {
        string first = Short(low), last = Short(high);
        if (first.Contains('E') || last.Contains('E') || MostDecimals(Math.Abs(low)) != MostDecimals(Math.Abs(high)))
            return $"{first} to {last}";
        string format = "N" + Math.Max(Decimals(first), Decimals(last)).ToString(CultureInfo.InvariantCulture);
        return $"{low.ToString(format, CultureInfo.InvariantCulture)} to {high.ToString(format, CultureInfo.InvariantCulture)}";
    }

    /// <summary>As <see cref="Short"/>, with a sign.</summary>
    public static string Signed(double value) => value > 0 ? $"+{Short(value)}" : Short(value);

    private static int MostDecimals(double size) => size == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 8);

    private static int Decimals(string text) => text.IndexOf('.') is >= 0 and int point ? text.Length - point - 1 : 0;
}
