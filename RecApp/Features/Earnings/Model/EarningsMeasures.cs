using RecApp.Bundles;
using RecApp.Features.Earnings.Api;
using RecApp.Serving;

namespace RecApp.Features.Earnings.Model;

/// <summary>What is kept of a programme and its prediction.</summary>
internal static class EarningsMeasures
{
    private const string Region = "region", Locale = "locale", CollegeType = "type of college", Family = "family of the field", Credential = "credential";
    private const string AdmissionRate = "admission rate", Sat = "SAT", Tuition = "tuition in USD";
    private const string Predicted = "predicted USD", Width = "width of the 90 % interval over the prediction";

    /// <summary>The measures, uncounted; categories in the codes of the data set.</summary>
    public static IReadOnlyList<FeatureReference> All { get; } =
    [
        FeatureReference.Categories(Region, MeasureRole.Input, 1, 9),
        FeatureReference.Categories(Locale, MeasureRole.Input, 11, 43),
        FeatureReference.Categories(CollegeType, MeasureRole.Input, 1, 4),
        FeatureReference.Categories(Family, MeasureRole.Input, 1, 61),
        FeatureReference.Categories(Credential, MeasureRole.Input, 1, 8),
        FeatureReference.EqualBins(AdmissionRate, MeasureRole.Input, 0, 1, 20),
        FeatureReference.EqualBins(Sat, MeasureRole.Input, 400, 1600, 24),
        FeatureReference.EqualBins(Tuition, MeasureRole.Input, 0, 70_000, 28),
        FeatureReference.EqualBins(Predicted, MeasureRole.Output, 0, 150_000, 30),
        FeatureReference.EqualBins(Width, MeasureRole.Output, 0, 2, 20),
    ];

    /// <summary>Puts down the numbers of a row and its prediction.</summary>
    public static void Set(EarningsModel model, ProgrammesAsked asked, EarningsAnswer answer, int row, Measured measured)
    {
        var inputs = asked.Inputs[row];
        var prediction = answer.Predictions[row];
        measured.Set(Region, Known(inputs.Region));
        measured.Set(Locale, Known(inputs.Locale));
        measured.Set(CollegeType, Known(inputs.CollegeType));
        measured.Set(Family, Known(inputs.Family));
        measured.Set(Credential, Known(inputs.Credential));
        measured.Set(AdmissionRate, Known(inputs.AdmissionRate));
        measured.Set(Sat, Known(inputs.Sat));
        measured.Set(Tuition, Known(inputs.Tuition));
        measured.Set(Predicted, prediction.EarningsUsd);
        measured.Set(Width, (prediction.Interval90.High - prediction.Interval90.Low) / prediction.EarningsUsd);
    }

    private static double? Known(double value) => value == 0 ? null : value;
}
