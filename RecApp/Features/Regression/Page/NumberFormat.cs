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
        int digits = size == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 8);
        return value.ToString($"#,##0.{new string('#', digits)}", CultureInfo.InvariantCulture);
    }

    /// <summary>As <see cref="Short"/>, with a sign.</summary>
    public static string Signed(double value) => value > 0 ? $"+{Short(value)}" : Short(value);
}
