using RecApp.Bundles;
using RecApp.Features.Regression.Api;
using RecApp.Features.Regression.Fitting;
using RecApp.Features.Regression.Model;
using RecApp.Serving;
using RecApp.Tables;
using RecApp.Validation;

namespace RecApp.Features.Regression;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class RegressionService(Predictions predictions)
{
    public const string ModelName = "regression";

    /// <summary>The variant that predictions and metrics carry.</summary>
    public const string Variant = "least squares";

    /// <summary>Names of the variables, in the order of every array.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["var_1", "var_2", "var_3", "var_4", "var_5"];

    /// <summary>Predictions of rows, less than a microsecond each.</summary>
    internal static readonly Question<RegressionModel, RegressionRequest, RegressionAnswer> Predict =
        new(ModelName, Cost.Brief, static (model, request, provenance, _) => model.Answer(request, provenance))
        {
            Check = RegressionRules.Check,
            Variant = static _ => Variant,
            Measure = RegressionMeasures.Set,
            Count = static request => request.Rows.Count,
        };

    private static readonly Question<RegressionModel, OwnTable, ScoredCsv> Score =
        new(ModelName, Cost.Long, static (model, table, provenance, _) => TableScoring.Score(table, Variables, model.Predict) with { PredictionId = provenance.Id })
        {
            Variant = static _ => Variant,
        };

    /// <summary>Predicts rows, and records each prediction; a large request is recorded once.</summary>
    /// <exception cref="InvalidRequestException">Rows or fields are wrong; the error names them, as in <c>rows[3].var_2</c>.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<RegressionAnswer> PredictAsync(RegressionRequest request, CancellationToken cancellationToken) =>
        predictions.AskAsync(Predict, request, cancellationToken).AsTask();

    /// <summary>What there is to know about the model.</summary>
    public Task<RegressionFacts> FactsAsync(CancellationToken cancellationToken) => predictions.LookUpAsync<RegressionModel, RegressionFacts>(
        ModelName,
        static lease =>
        {
            var (model, fit) = (lease.Model, lease.Model.Fit);
            return new(lease.Version, fit.Rows, fit.RSquared, fit.ResidualStandardDeviation, fit.TargetMean,
                [.. Variables.Select((name, i) => new RegressionVariable(name, fit.Means[i], fit.Coefficients[i], model.Variables[i]))], model.Review);
        },
        cancellationToken).AsTask();

    /// <summary>Predicts every row of a file, and records the file as one prediction.</summary>
    /// <param name="table">The file; columns in any order, and with others between them.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FileRefusedException">A variable has no column.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    public Task<ScoredCsv> ScoreAsync(OwnTable table, CancellationToken cancellationToken) => predictions.AskAsync(Score, table, cancellationToken).AsTask();
}
