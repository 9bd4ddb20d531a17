using RecApp.Features.Regression.Own;
using RecApp.Inference;
using RecApp.Storage;
using RecApp.Tables;
using RecApp.Validation;

namespace RecApp.Features.Regression;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class RegressionService(ModelCatalog models, InferenceGate gate, PredictionLog predictions)
{
    public const string ModelName = "regression";

    /// <summary>The variant that predictions and metrics carry.</summary>
    public const string Variant = "least squares";

    /// <summary>Names of the variables, in the order of every array.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["var_1", "var_2", "var_3", "var_4", "var_5"];

    /// <summary>Predicts rows, and records each prediction; a large request is recorded once.</summary>
    /// <exception cref="InvalidRequestException">Rows or fields are wrong; the error names them, as in <c>rows[3].var_2</c>.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<RegressionAnswer> PredictAsync(RegressionRequest request, CancellationToken cancellationToken)
    {
        double[][] rows = RegressionRules.Check(request);
        using var lease = await models.AcquireAsync<RegressionModel>(ModelName, cancellationToken);
        // A row takes less than a microsecond: the work stays on this thread, so the lease outlives it.
        var predicted = await gate.RunBrieflyAsync(
            ModelName, (lease.Model, Rows: rows), static state => Array.ConvertAll(state.Rows, row => Predict(state.Model, row)), cancellationToken);
        var ids = predictions.Record(ModelName, lease.Version, Variant, predicted.Length);
        for (int row = 0; row < predicted.Length; row++)
            predicted[row] = predicted[row] with { PredictionId = ids[row] };
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

    /// <summary>Predicts every row of a file, and records the file as one prediction.</summary>
    /// <param name="table">The file; columns in any order, and with others between them.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="CsvRefusedException">A variable has no column.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    public async Task<ScoredCsv> ScoreAsync(OwnTable table, CancellationToken cancellationToken)
    {
        var lease = await models.AcquireAsync<RegressionModel>(ModelName, cancellationToken);
        string version = lease.Version;
        // From here on the lease is the gate's.
        var scored = await gate.RunAsync(lease, (model, _) => TableScoring.Score(table, Variables, model.Predict), cancellationToken);
        return scored with { PredictionId = predictions.Record(ModelName, version, Variant) };
    }

    private static RegressionPrediction Predict(RegressionModel model, double[] row)
    {
        var (output, interval) = model.Predict(row);
        return new(output, interval, Guid.Empty, model.Warnings(row));
    }
}
