using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Model;

/// <summary>The eight inputs of a prediction as codes and numbers; 0 is "unknown" where that is allowed.</summary>
/// <param name="Region">1–9; 0 unknown.</param>
/// <param name="Locale">11–43; 0 unknown.</param>
/// <param name="CollegeType">1–4.</param>
/// <param name="Field">Four digits of the CIP code as a number: 1107 is 11.07.</param>
/// <param name="Credential">1–8.</param>
/// <param name="AdmissionRate">Above 0, at most 1; 0 unknown.</param>
/// <param name="Sat">Average SAT of those admitted, 400–1600; 0 unknown.</param>
/// <param name="Tuition">Average net price in USD a year; 0 unknown.</param>
public readonly record struct EarningsInputs(
    int Region, int Locale, int CollegeType, int Field, int Credential, double AdmissionRate, double Sat, double Tuition)
{
    public const int Count = 8;

    /// <summary>Whether the field was written as the source system's TooSmall, which stands for many fields.</summary>
    public bool IsTooSmall { get; init; }

    /// <summary>The institution whose programme this is, where its rates are asked about as if they were others; null to go by the rates.</summary>
    internal SharedRates? Institution { get; init; }

    /// <summary>Names of the inputs as requests write them, in the order of contributions.</summary>
    public static IReadOnlyList<string> Names { get; } = ["region", "locale", "collegeType", "field", "credential", "admissionRate", "sat", "tuition"];

    /// <summary>The two-digit family of the field.</summary>
    public int Family => Field / 100;

    /// <summary>Whether an input is unknown.</summary>
    /// <param name="part">Place in <see cref="Names"/>.</param>
    public bool IsUnknown(int part) => Take(part, default) == this;

    /// <summary>These inputs with one of them taken from others.</summary>
    /// <param name="part">Place in <see cref="Names"/>.</param>
    /// <param name="other">Where the input is taken from.</param>
    internal EarningsInputs Take(int part, in EarningsInputs other) => part switch
    {
        0 => this with { Region = other.Region },
        1 => this with { Locale = other.Locale },
        2 => this with { CollegeType = other.CollegeType },
        3 => this with { Field = other.Field },
        4 => this with { Credential = other.Credential },
        5 => this with { AdmissionRate = other.AdmissionRate },
        6 => this with { Sat = other.Sat },
        7 => this with { Tuition = other.Tuition },
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };
}
