using System.Globalization;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Earnings.Page;

/// <summary>One of the three numbers of a programme: its limits, and how people write it.</summary>
internal sealed record NumericInput
{
    private NumericInput(string key, double least, double most, double step) => (Key, Least, Most, Step) = (key, least, most, step);

    /// <summary>All, in the order of <see cref="EarningsQuery.CurveInputs"/>.</summary>
    public static IReadOnlyList<NumericInput> All { get; } =
    [
        new("sat", 400, 1600, 10)
        {
            Value = programme => programme.Sat,
            With = (programme, value) => programme with { Sat = value },
            Text = value => value.ToString("0.##", CultureInfo.InvariantCulture),
            Range = ranges => ranges.Sat,
        },
        new("tuition", 1, 200_000, 500)
        {
            Value = programme => programme.Tuition,
            With = (programme, value) => programme with { Tuition = value },
            Text = UsdText.Exact,
            Range = ranges => ranges.Tuition,
        },
        new("admissionRate", 0.0001, 1, 0.01)
        {
            Value = programme => programme.AdmissionRate,
            With = (programme, value) => programme with { AdmissionRate = value },
            Text = value => (100 * value).ToString("0.##\u00a0'%'", CultureInfo.InvariantCulture),
            Range = ranges => ranges.AdmissionRate,
        },
    ];

    /// <summary>As requests write it.</summary>
    public string Key { get; }

    /// <summary>Least value that can be asked about.</summary>
    public double Least { get; }

    /// <summary>Largest value that can be asked about.</summary>
    public double Most { get; }

    /// <summary>Step of a slider.</summary>
    public double Step { get; }

    /// <summary>The number of a programme; null where it is unknown.</summary>
    public required Func<Programme, double?> Value { get; init; }

    /// <summary>A programme with another number.</summary>
    public required Func<Programme, double?, Programme> With { get; init; }

    /// <summary>The number as people read it.</summary>
    public required Func<double, string> Text { get; init; }

    /// <summary>What of it occurs in the data.</summary>
    public required Func<InputRanges, InputRange> Range { get; init; }

    /// <summary>The input of a key.</summary>
    public static NumericInput Of(string key) => All.First(input => input.Key == key);

    /// <summary>What was typed as a number within the limits; null for anything else.</summary>
    public double? Read(string typed)
    {
        if (TypedNumber.Read(typed) is not { } number)
            return null;
        // A share is written as 0.62, as 62 % or as 62: nobody admits 62 times of those who apply.
        double value = Most == 1 && (number.IsPercent || number.Value > 1) ? number.Value / 100 : number.Value;
        return value >= Least && value <= Most && (Most == 1 || !number.IsPercent) ? value : null;
    }
}
