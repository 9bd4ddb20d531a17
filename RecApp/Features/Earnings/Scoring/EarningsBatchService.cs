using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Serving;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Scoring;

/// <summary>Predicts uploaded files. Keeps nothing of them; safe for concurrent use.</summary>
public sealed class EarningsBatchService(Predictions predictions, InferenceGate gate)
{
    /// <summary>Predicts every row of a file by a served model, and records the file as one prediction.</summary>
    /// <param name="file">CSV with a header; columns in any order.</param>
    /// <param name="variant">One of <see cref="EarningsService.Variants"/>.</param>
    /// <param name="report">Told the part predicted, 0–1, from any thread.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="CsvRefusedException">The file as a whole can't be used; the message tells a person why.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    /// <exception cref="ModelUnavailableException">There is no model.</exception>
    public Task<ScoredCsv> ScoreAsync(Stream file, string variant, Action<double> report, CancellationToken cancellationToken) => predictions.AskAsync<EarningsModel, ScoredCsv>(
        EarningsService.ModelName, variant,
        async (lease, provenance) =>
            await RunAsync(lease, file, model => model.Predictor(variant), $"recapp-earnings-{variant}-{provenance.Version}.csv", report, cancellationToken) with { PredictionId = provenance.Id },
        cancellationToken);

    /// <summary>The same by a predictor that this session has fitted; records nothing.</summary>
    internal Task<ScoredCsv> ScoreAsync(Stream file, IEarningsPredictor own, Action<double> report, CancellationToken cancellationToken) => predictions.AskAsync<EarningsModel, ScoredCsv>(
        EarningsService.ModelName, variant: null,
        (lease, _) => RunAsync(lease, file, _ => own, "recapp-earnings-own.csv", report, cancellationToken), cancellationToken);

    private async Task<ScoredCsv> RunAsync(
        ModelLease<EarningsModel> lease, Stream file, Func<EarningsModel, IEarningsPredictor> predictor, string fileName, Action<double> report, CancellationToken cancellationToken)
    {
        var programmes = await ProgrammeFile.ReadAsync(lease.Model, file, cancellationToken);
        return await gate.RunAsync(lease.Share(), (model, token) => ProgrammeScoring.Score(model, predictor(model), programmes, fileName, report, token), cancellationToken);
    }
}
