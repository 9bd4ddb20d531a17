using RecApp.Features.Earnings.Figures;

namespace RecApp.Features.Earnings.Page;

/// <summary>Why an input that matters may show no bar: bars start at usual programmes, so a usual value adds nothing.</summary>
internal static class ContributionNote
{
    // Less of what another value could do is hardly seen as a bar.
    private const double Small = 0.05;

    /// <summary>A sentence about the input that the what-if curve runs along; null where its bar speaks for itself.</summary>
    public static string? Of(AnsweredProgramme answered)
    {
        string input = answered.Query.Curve;
        double usd = answered.Prediction.Contributions.FirstOrDefault(part => part.Feature == input).Usd;
        var (lowest, highest) = EarningsFigures.Span(answered.Curve);
        if (Math.Abs(usd) > Small * (highest - lowest))
            return null;
        string reason = NumericInput.Of(input).Value(answered.Query.Programme) is { } value
            ? $"{NumericInput.Of(input).Text(value)} is a usual value"
            : "it is unknown here";
        return $"{EarningsFigures.InputNames[input]} adds little because {reason}. If only that changed, the prediction could be {UsdText.Rounded(lowest)} to {UsdText.Rounded(highest)}: see What if.";
    }
}
