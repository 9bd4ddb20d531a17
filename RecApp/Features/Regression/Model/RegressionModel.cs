using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Regression.Api;
using RecApp.Learning.LeastSquares;
using RecApp.Serving;

namespace RecApp.Features.Regression.Model;

/// <summary>The loaded model: the fit, the distribution of each variable, and how the fit did on its data. Immutable.</summary>
internal sealed class RegressionModel
{
    public const string File = "regression.json";

    private readonly double _quantile;

    public RegressionModel(LinearFit fit, IReadOnlyList<FeatureReference> variables, FitReview review)
    {
        (Fit, Variables, Review) = (fit, variables, review);
        _quantile = StudentT.Quantile(0.975, fit.DegreesOfFreedom);
    }

    public LinearFit Fit { get; }

    /// <summary>Histogram of each variable over the training data.</summary>
    public IReadOnlyList<FeatureReference> Variables { get; }

    /// <summary>How the fit did on the training data.</summary>
    public FitReview Review { get; }

    /// <summary>Predicts checked rows.</summary>
    public RegressionAnswer Answer(RegressionRequest request, Provenance provenance)
    {
        var predicted = new RegressionPrediction[request.Rows.Count];
        for (int row = 0; row < predicted.Length; row++)
        {
            double[] values = request.Rows[row]!.ToValues();
            var (output, interval) = Predict(values);
            predicted[row] = new(output, interval, provenance.IdOf(row), Warnings(values));
        }
        return new(predicted, provenance.Version);
    }

    /// <summary>The target expected, and the interval that holds 95 % of new targets.</summary>
    /// <param name="row">[variables].</param>
    public (double Output, PredictionInterval Interval95) Predict(double[] row)
    {
        double output = Fit.Predict(row), margin = Fit.PredictionMargin(row, _quantile);
        return (output, new(output - margin, output + margin));
    }

    /// <summary>Which variables lie outside the training data, and by how much.</summary>
    /// <param name="row">[variables].</param>
    public IReadOnlyList<string> Warnings(double[] row)
    {
        List<string>? warnings = null;
        for (int variable = 0; variable < row.Length; variable++)
        {
            var (name, edges) = (Variables[variable].Feature, Variables[variable].Edges);
            if (row[variable] < edges[0] || row[variable] > edges[^1])
                (warnings ??= []).Add(FormattableString.Invariant($"{name} is {row[variable]:G6}; the model has only seen {edges[0]:G6} to {edges[^1]:G6}."));
        }
        return warnings ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Reads the bundle.</summary>
    /// <exception cref="InvalidBundleException">The file doesn't hold such a model.</exception>
    public static RegressionModel Load(ModelBundle bundle)
    {
        try
        {
            var document = JsonSerializer.Deserialize<RegressionDocument>(bundle.ReadAllBytes(File), RegressionDocument.Json);
            int variables = RegressionService.Variables.Count;
            // Between other references, in any order.
            FeatureReference[] distributions = [.. RegressionService.Variables.Join(bundle.Manifest.Reference, name => name, reference => reference.Feature, (_, reference) => reference)];
            if (document?.Fit is not { Rows: > 0 } fit || document.Review is null || distributions.Length != variables
                || fit.Coefficients.Length != variables || fit.Means.Length != variables || fit.InverseFactor.Length != variables
                || fit.InverseFactor.Any(row => row.Length != variables) || fit.DegreesOfFreedom < 1)
                throw new InvalidBundleException($"'{File}' does not hold a fit over {variables} variables.");
            return new(fit, distributions, document.Review);
        }
        catch (JsonException error)
        {
            throw new InvalidBundleException($"'{File}' can't be read.", error);
        }
    }
}

/// <summary>The file of the bundle.</summary>
internal sealed record RegressionDocument(LinearFit Fit, FitReview Review)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
