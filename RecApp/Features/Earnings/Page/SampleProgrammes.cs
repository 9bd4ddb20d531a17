using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Scoring;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Page;

/// <summary>Made-up programmes to try an upload with: out of what the form offers, the same ones every time.</summary>
internal static class SampleProgrammes
{
    private const int Few = 12;
    private const double Unknown = 0.2;

    /// <summary>A dozen of them as a file.</summary>
    public static byte[] Csv(EarningsChoices choices) => Write(choices, Make(choices, Few), []);

    /// <summary>Some of them as a file with earnings.</summary>
    /// <param name="choices">What the form offers.</param>
    /// <param name="programmes">The programmes.</param>
    /// <param name="earningsUsd">[programmes].</param>
    public static byte[] Csv(EarningsChoices choices, IReadOnlyList<EarningsInputs> programmes, IReadOnlyList<double> earningsUsd) => Write(choices, programmes, earningsUsd);

    /// <summary>So many programmes: common fields with a credential that they are taught to, numbers within the range of the data, some unknown.</summary>
    public static IReadOnlyList<EarningsInputs> Make(EarningsChoices choices, int count)
    {
        var random = new Random(count);
        var catalogue = choices.Catalogue;
        FieldOfStudy[] fields = [.. catalogue.Fields.OrderByDescending(field => field.Programmes).Take(40)];
        return [.. Enumerable.Range(0, count).Select(_ => One())];

        EarningsInputs One()
        {
            var field = fields[random.Next(fields.Length)];
            return new(
                Pick(catalogue.Regions), Pick(catalogue.Locales), catalogue.CollegeTypes[random.Next(3)].Code, field.Code, field.ByCredential.OrderByDescending(pair => pair.Value).First().Key,
                Number("admissionRate", 2), Number("sat", 0), Number("tuition", -2));
        }

        int Pick(IReadOnlyList<CodeName> names) => random.NextDouble() < Unknown ? 0 : names[random.Next(names.Count)].Code;

        double Number(string input, int decimals)
        {
            var range = NumericInput.Of(input).Range(catalogue.Inputs);
            double unit = Math.Pow(10, -decimals), value = range.Min + (random.NextDouble() * (range.Max - range.Min));
            return random.NextDouble() < Unknown ? 0 : Math.Ceiling(value / unit) * unit is var rounded && rounded <= range.Max ? rounded : range.Max;
        }
    }

    private static byte[] Write(EarningsChoices choices, IReadOnlyList<EarningsInputs> programmes, IReadOnlyList<double> earningsUsd)
    {
        var catalogue = choices.Catalogue;
        using CsvTable csv = new([.. ProgrammeFile.Template, .. earningsUsd.Count > 0 ? ["earningsUsd"] : (string[])[]]);
        foreach (var (place, row) in programmes.Index())
        {
            csv.Text(choices.Field(row.Field).Title);
            foreach (var (names, code) in new[] { (catalogue.Credentials, row.Credential), (catalogue.CollegeTypes, row.CollegeType), (catalogue.Regions, row.Region), (catalogue.Locales, row.Locale) })
                csv.Text(code == 0 ? null : EarningsChoices.Name(names, code));
            foreach (double value in (ReadOnlySpan<double>)[row.AdmissionRate, row.Sat, row.Tuition])
                csv.Number(value == 0 ? null : Math.Round(value, 2));
            if (earningsUsd.Count > 0)
                csv.Number(Math.Round(earningsUsd[place]));
            csv.EndRow();
        }
        return csv.ToArray();
    }
}
