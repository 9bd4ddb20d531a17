using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Writes a fit as JSON: everything that predicting with an interval takes.</summary>
public static class JsonExport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // A file of its own, never part of a page.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The file's bytes in UTF-8.</summary>
    public static byte[] Write(OwnFit fit) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            fit.Target,
            fit.Fit.Rows,
            fit.Fit.Intercept,
            fit.Fit.RSquared,
            fit.Fit.AdjustedRSquared,
            fit.CrossValidatedRSquared,
            fit.Fit.ResidualStandardDeviation,
            fit.Fit.DegreesOfFreedom,
            Coefficients = fit.Lines.Select((line, i) => new
            {
                line.Name,
                line.Coefficient,
                line.StandardError,
                line.T,
                line.P,
                line.Interval95,
                line.VarianceInflation,
                Mean = i == 0 ? (double?)null : fit.Fit.Means[i - 1],
                Minimum = i == 0 ? (double?)null : fit.Minimum[i - 1],
                Maximum = i == 0 ? (double?)null : fit.Maximum[i - 1],
            }),
            Interval = new
            {
                How = "prediction ± quantile · residualStandardDeviation · √(1 + 1/rows + |inverseFactor · (x − means)|²)",
                fit.Quantile,
                fit.Fit.InverseFactor,
            },
        },
        Options);
}
