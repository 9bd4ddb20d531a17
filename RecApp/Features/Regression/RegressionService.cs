using RecApp.Inference;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Regression;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class RegressionService(ModelCatalog models, InferenceGate gate, PredictionLog predictions)
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "regression";

    /// <summary>The variant that predictions and metrics carry.</summary>
    public const string Variant = "least squares";

    /// <summary>Names of the variables, in the order of every array.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["var_1", "var_2", "var_3", "var_4", "var_5"];

    /// <summary>Predicts rows, and records each prediction.</summary>
    /// <exception cref="InvalidRequestException">Rows or fields are wrong; the error names them, as in <c>rows[3].var_2</c>.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<RegressionAnswer> PredictAsync(RegressionRequest request, CancellationToken cancellationToken)
    {
        double[][] rows = RegressionRules.Check(request);
        using var lease = await models.AcquireAsync<RegressionModel>(ModelName, cancellationToken);
        // A row takes less than a microsecond: the work stays on this thread, so the lease outlives it.
        var predicted = await gate.RunBrieflyAsync(
            ModelName, (lease.Model, Rows: rows), static state => Array.ConvertAll(state.Rows, row => Predict(state.Model, row)), cancellationToken);
        for (int row = 0; row < predicted.Length; row++)
            predicted[row] = predicted[row] with { PredictionId = predictions.Record(ModelName, lease.Version, Variant) };
        return new(predicted, lease.Version);
    }

    /// <summary>What there is to know about the model.</summary>
    public async Task<RegressionFacts> FactsAsync(CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<RegressionModel>(ModelName, cancellationToken);
        var (model, fit) = (lease.Model, lease.Model.Fit);
        return new(lease.Version, fit.Rows, fit.RSquared, fit.ResidualStandardDeviation, fit.TargetMean,
            [.. Variables.Select((name, i) => new RegressionVariable(name, fit.Means[i], fit.Coefficients[i], model.Variables[i]))], model.Review);
    }

    /// <summary>What predicts rows of checked numbers one by one; records nothing.</summary>
    public async Task<Func<double[], (double Output, PredictionInterval Interval95)>> PredictorAsync(CancellationToken cancellationToken)
    {
        // The model is only memory: it outlives its lease.
        using var lease = await models.AcquireAsync<RegressionModel>(ModelName, cancellationToken);
        return lease.Model.Predict;
    }

    private static RegressionPrediction Predict(RegressionModel model, double[] row)
    {
        var (output, interval) = model.Predict(row);
        return new(output, interval, Guid.Empty, model.Warnings(row));
    }
}
