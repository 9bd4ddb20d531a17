using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Validation;

namespace RecApp.Features.Earnings.Model;

/// <summary>How a prediction changes along one numeric input.</summary>
internal static class WhatIf
{
    private const int Points = 41;

    /// <exception cref="InvalidRequestException">The input is none of the three numbers.</exception>
    public static IReadOnlyList<CurvePoint> Curve(EarningsModel model, in EarningsInputs inputs, string variant, string input)
    {
        var range = Range(model.Catalogue.Inputs, input);
        var rows = new EarningsInputs[Points];
        var values = new double[Points];
        // Another SAT would make it another institution: here it is the same one, with another SAT.
        var programme = inputs with { Institution = SharedRates.Of(inputs) };
        for (int point = 0; point < Points; point++)
        {
            values[point] = range.Min + (range.Max - range.Min) * point / (Points - 1);
            rows[point] = input switch
            {
                "sat" => programme with { Sat = values[point] },
                "tuition" => programme with { Tuition = values[point] },
                _ => programme with { AdmissionRate = values[point] },
            };
        }
        var estimates = new EarningsEstimate[Points];
        model.Predictor(variant).Predict(rows, estimates);
        return [.. estimates.Zip(values, (estimate, value) => new CurvePoint(value, estimate.Usd, new(estimate.Low50, estimate.High50)))];
    }

    private static InputRange Range(InputRanges ranges, string input) => input switch
    {
        "sat" => ranges.Sat,
        "tuition" => ranges.Tuition,
        "admissionRate" => ranges.AdmissionRate,
        _ => throw new InvalidRequestException("input", "Give one of admissionRate, sat, tuition."),
    };
}
