using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Regression.Model;
using RecApp.Learning.LeastSquares;

namespace RecApp.Features.Regression.Training;

/// <summary>Turns the data set into a bundle.</summary>
internal static class RegressionTrainer
{
    private const int HistogramBins = 30;

    /// <summary>Fits all rows.</summary>
    public static RegressionModel Train(RegressionData data)
    {
        var fit = LinearRegression.Fit(data.Features, data.Target);
        FeatureReference[] variables = [.. data.Features.Select((values, i) => FeatureReference.FromValues(RegressionService.Variables[i], values, HistogramBins))];
        return new(fit with { Residuals = [] }, variables, FitReviews.Of(data.Target, fit.Residuals));
    }

    /// <summary>Writes the bundle.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="data">The data set.</param>
    /// <param name="model">From <see cref="Train"/>.</param>
    /// <param name="metrics">From <see cref="RegressionEvaluation"/>.</param>
    /// <param name="commit">The code's.</param>
    /// <param name="clock">Tells the day.</param>
    public static ModelManifest Write(
        string models, RegressionData data, RegressionModel model, IReadOnlyList<ModelMetric> metrics, string commit, TimeProvider clock) =>
        ModelBundleWriter.Write(
            models,
            new()
            {
                Name = RegressionService.ModelName,
                Task = "Predict a number from five others, with an interval",
                Algorithm = "Ordinary least squares by Householder's QR with column pivoting and iterative refinement",
                CreatedUtc = clock.GetUtcNow(),
                CodeCommit = commit,
                Data = [data.Source],
                Split = new(RegressionEvaluation.Protocol, RegressionEvaluation.Seed),
                Hyperparameters = new Dictionary<string, JsonElement>
                {
                    ["intercept"] = JsonSerializer.SerializeToElement(model.Fit.Intercept),
                    ["coefficients"] = JsonSerializer.SerializeToElement(model.Fit.Coefficients),
                },
                Metrics = metrics,
                Reference = model.Variables,
            },
            new Dictionary<string, byte[]>
            {
                [RegressionModel.File] = JsonSerializer.SerializeToUtf8Bytes(new RegressionDocument(model.Fit, model.Review), RegressionDocument.Json),
            });
}
