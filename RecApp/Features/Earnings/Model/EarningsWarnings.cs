using System.Globalization;
using RecApp.Features.Earnings.Model.Catalogue;

namespace RecApp.Features.Earnings.Model;

/// <summary>Says why a prediction may be worth less than others.</summary>
internal static class EarningsWarnings
{
    // Fewer programmes than this, and a field's own earnings are hardly known.
    private const int Few = 30;

    /// <param name="model">Knows the data.</param>
    /// <param name="row">What was asked.</param>
    public static IReadOnlyList<string> Of(EarningsModel model, in EarningsInputs row)
    {
        var warnings = new List<string>();
        var catalogue = model.Catalogue;
        if (row.IsTooSmall)
            warnings.Add($"TooSmall stands for many fields with few programmes; {model.Fields[row.Field].Title} is used for it.");
        Programmes(model, row, warnings);
        // Measured: the intervals of these hold fewer programmes than they say.
        if (row.Credential == 4)
            warnings.Add("The data has 47 post-baccalaureate certificates in all: the interval is likely too narrow.");
        if (row.CollegeType == 4)
            warnings.Add("The data has 44 programmes of foreign colleges in all: the interval is likely too narrow.");
        int pairs = catalogue.CollegeTypeCredentials.GetValueOrDefault($"{row.CollegeType}-{row.Credential}");
        if (pairs < Few)
            warnings.Add(pairs == 0 ? "No college of this type in the data offers this credential." : $"The data has {pairs} programmes of this credential at colleges of this type.");
        Outside(warnings, "Admission rate", row.AdmissionRate, catalogue.Inputs.AdmissionRate, "0.##\u00a0%");
        Outside(warnings, "Average SAT", row.Sat, catalogue.Inputs.Sat, "0.##");
        Outside(warnings, "Net price", row.Tuition, catalogue.Inputs.Tuition, "$#,0");
        return warnings;
    }

    private static void Programmes(EarningsModel model, in EarningsInputs row, List<string> warnings)
    {
        int programmes = model.Fields[row.Field].ByCredential.GetValueOrDefault(row.Credential);
        if (programmes == 0)
            warnings.Add("The data has no programme of this field with this credential: the prediction rests on related fields.");
        else if (programmes < Few)
            warnings.Add($"The data has {programmes} programme{(programmes == 1 ? "" : "s")} of this field with this credential: the prediction rests on few.");
    }

    private static void Outside(List<string> warnings, string name, double value, InputRange range, string format)
    {
        if (value != 0 && (value < range.Min || value > range.Max))
            warnings.Add($"{name} {Text(value)} lies outside the data ({Text(range.Min)} to {Text(range.Max)}).");

        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
    }
}
