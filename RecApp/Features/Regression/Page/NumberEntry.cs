using System.Globalization;
using RecApp.Features.Regression.Api;
using RecApp.Text;

namespace RecApp.Features.Regression.Page;

/// <summary>What a person typed into a field for a number.</summary>
public static class NumberEntry
{
    /// <summary>Longest text that a field takes.</summary>
    public const int MaximumLength = 32;

    /// <summary>The number, or what is wrong with the text; exactly one of the two is set.</summary>
    public static (double? Value, string? Problem) Read(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
            return (null, "Give a number.");
        if (trimmed.Length > MaximumLength || TypedNumber.Read(trimmed) is not { } typed)
            return (null, "This is not a number; write it as in 0.33.");
        double value = typed.IsPercent ? typed.Value / 100 : typed.Value;
        return RegressionRules.Problem(value) is { } problem ? (null, problem) : (value, null);
    }

    /// <summary>A number as it stands in a field.</summary>
    public static string Text(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>Rounded to steps that a slider over the range has.</summary>
    public static double Rounded(double value, double step) => Math.Round(Math.Round(value / step) * step, 12);

    /// <summary>A power of ten that divides the range into 200 steps or more.</summary>
    /// <param name="minimum">The lowest value.</param>
    /// <param name="maximum">The highest value.</param>
    /// <param name="wholeNumbers">Never less than 1.</param>
    public static double Step(double minimum, double maximum, bool wholeNumbers = false)
    {
        double step = maximum > minimum ? Math.Pow(10, Math.Floor(Math.Log10((maximum - minimum) / 200))) : 1;
        return wholeNumbers ? Math.Max(1, step) : step;
    }
}
