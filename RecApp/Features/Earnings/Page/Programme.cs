using System.Globalization;
using RecApp.Features.Earnings.Model;

namespace RecApp.Features.Earnings.Page;

/// <summary>A programme as the form holds it: codes and numbers, null where unknown.</summary>
/// <param name="Field">Code of the field of study; null before one is chosen.</param>
/// <param name="Credential">1–8.</param>
/// <param name="CollegeType">1–4.</param>
/// <param name="Region">1–9.</param>
/// <param name="Locale">11–43.</param>
/// <param name="AdmissionRate">Above 0, at most 1.</param>
/// <param name="Sat">400–1600.</param>
/// <param name="Tuition">USD a year.</param>
public sealed record Programme(
    int? Field, int Credential = 3, int CollegeType = 1, int? Region = null, int? Locale = null, double? AdmissionRate = null, double? Sat = null, double? Tuition = null)
{
    private const char Separator = '~';
    private const int Parts = 8;

    /// <summary>The programme as models take it.</summary>
    public EarningsInputs ToInputs() => new(Region ?? 0, Locale ?? 0, CollegeType, Field ?? 0, Credential, AdmissionRate ?? 0, Sat ?? 0, Tuition ?? 0);

    /// <summary>One word of an address.</summary>
    public string ToText() => string.Join(Separator, [Text(Field), Text(Credential), Text(CollegeType), Text(Region), Text(Locale), Text(AdmissionRate), Text(Sat), Text(Tuition)]);

    /// <summary>Reads <see cref="ToText"/>; null for anything else. Codes are not looked up.</summary>
    public static Programme? Parse(string text)
    {
        string[] parts = text.Split(Separator);
        if (parts.Length != Parts || parts.Any(part => part.Length > 0 && !IsNumber(part)))
            return null;
        double?[] numbers = [.. parts.Select(part => part.Length == 0 ? (double?)null : double.Parse(part, CultureInfo.InvariantCulture))];
        return numbers[..5].All(number => number is null || (number == Math.Floor(number.Value) && number <= 9999)) && numbers[0] is not null && numbers[1] is not null && numbers[2] is not null
            ? new((int?)numbers[0], (int)numbers[1]!.Value, (int)numbers[2]!.Value, (int?)numbers[3], (int?)numbers[4], numbers[5], numbers[6], numbers[7])
            : null;
    }

    internal static string Text(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static bool IsNumber(string part) => double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1e6;
}
