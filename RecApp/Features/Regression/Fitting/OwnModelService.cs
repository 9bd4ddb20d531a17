using RecApp.Serving;
using RecApp.Tables;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Fits and predicts tables of people's own, so many at once as the gate lets through. Keeps nothing.</summary>
public sealed class OwnModelService(InferenceGate gate)
{
    private const string Lane = "own-regression";

    /// <summary>Fits one column by others.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">Number of the target's column.</param>
    /// <param name="features">Numbers of the features' columns.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FitRefusedException">The choice can't be fitted; it says which column is to blame.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    public Task<OwnFit> FitAsync(OwnTable table, int target, IReadOnlyList<int> features, CancellationToken cancellationToken) =>
        RunAsync(token => OwnFitter.Fit(table, target, features, token), cancellationToken);

    /// <summary>Predicts every row of a table by a fit.</summary>
    /// <exception cref="FileRefusedException">A feature has no column.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    public Task<ScoredCsv> ScoreAsync(OwnTable table, OwnFit fit, CancellationToken cancellationToken) =>
        RunAsync(_ => TableScoring.Score(table, fit.Features, fit.Predict), cancellationToken);

    /// <summary>Runs work on a table away from the circuit's thread.</summary>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    public Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken) => gate.RunAsync(Lane, work, cancellationToken);
}
