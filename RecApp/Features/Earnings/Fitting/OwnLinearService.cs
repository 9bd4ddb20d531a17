using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Features.Earnings.Training;
using RecApp.Serving;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Fitting;

/// <summary>Fits the linear model on demand, to somebody's own programmes or to the configured data set. Keeps nothing; safe for concurrent use.</summary>
public sealed class OwnLinearService(ModelCatalog models, InferenceGate gate, IOptions<EarningsOptions> options, ILogger<OwnLinearService> logger)
{
    private const string Lane = "own-earnings";
    private const int Folds = 5;
    private const int Chunk = 512;

    // Read once: parsing takes longer than fitting. Several first readers do no harm.
    private OwnProgrammes? _dataSet;

    /// <summary>Whether <see cref="FitDataSetAsync"/> has a data set to fit to.</summary>
    public bool HasDataSet => options.Value.DataFolder.Length > 0;

    /// <summary>Fits the programmes of a table.</summary>
    /// <param name="file">The columns of the template and one of earnings, in any order; one of colleges where these are to be kept apart.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FileRefusedException">The file as a whole can't be used; the message tells a person why.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    /// <exception cref="ModelUnavailableException">There is no served model, which knows the fields.</exception>
    public async Task<OwnLinearFit> FitAsync(TableUpload file, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<EarningsModel>(EarningsService.ModelName, cancellationToken);
        var programmes = OwnProgrammes.Read(lease.Model, file, cancellationToken);
        return await FitAsync(_ => programmes, cancellationToken);
    }

    /// <summary>Fits the configured data set.</summary>
    /// <exception cref="FileRefusedException">It can't be read; the log says why.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    /// <exception cref="ModelUnavailableException">There is no served model.</exception>
    public Task<OwnLinearFit> FitDataSetAsync(CancellationToken cancellationToken) => FitAsync(_ => _dataSet ??= ReadDataSet(), cancellationToken);

    /// <summary>Predicts and explains a programme by a fit; records nothing.</summary>
    /// <exception cref="Validation.InvalidRequestException">A code is unknown or a number out of range.</exception>
    public async Task<EarningsPrediction> PredictAsync(OwnLinearFit fit, EarningsInputs programme, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<EarningsModel>(EarningsService.ModelName, cancellationToken);
        // Microseconds: a linear model sums up eight numbers.
        return EarningsAnswerer.Answer(EarningsRequestReader.Read(lease.Model, [programme])[0], fit.Predictor);
    }

    private async Task<OwnLinearFit> FitAsync(Func<CancellationToken, OwnProgrammes> read, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<EarningsModel>(EarningsService.ModelName, cancellationToken);
        return await gate.RunAsync(Lane, token => Fit(read(token), lease.Model, token), cancellationToken);
    }

    private static OwnLinearFit Fit(OwnProgrammes programmes, EarningsModel served, CancellationToken cancellationToken)
    {
        var data = programmes.Data;
        bool byCollege = programmes.HasColleges && data.CollegeCount >= Folds;
        var (predictor, folds, duration) = EarningsEvaluation.Fit(byCollege ? data : data.WithoutColleges(), Folds, cancellationToken);
        return new()
        {
            Predictor = predictor,
            Name = data.Source.Name,
            Programmes = data.Count,
            Colleges = programmes.HasColleges ? data.CollegeCount : null,
            LeftOut = programmes.LeftOut,
            Problems = programmes.Problems,
            Reading = programmes.Reading,
            Duration = duration,
            Comparison =
            [
                Compare("Your linear model", byCollege ? $"colleges it had not seen, {Folds} folds" : $"programmes it had not seen, {Folds} folds", EarningsQuality.Mean(folds)),
                .. EarningsService.Variants.Reverse().Select(variant => Compare(
                    variant == EarningsService.DefaultVariant ? "Served boosted trees" : "Served linear model", "the same programmes", Measure(served.Predictor(variant), data, cancellationToken))),
            ],
        };
    }

    private static LinearComparison Compare(string model, string how, EarningsQuality quality) =>
        new(model, how, quality.RSquared, quality.MeanAbsoluteErrorUsd, quality.Coverage90);

    private static EarningsQuality Measure(IEarningsPredictor predictor, EarningsData data, CancellationToken cancellationToken)
    {
        var estimates = new EarningsEstimate[data.Count];
        Parallel.For(0, (data.Count + Chunk - 1) / Chunk, new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var range = (index * Chunk)..Math.Min(data.Count, (index + 1) * Chunk);
            predictor.Predict(data.Inputs.AsSpan(range), estimates.AsSpan(range));
        });
        return EarningsQuality.Of(data.EarningsUsd, estimates);
    }

    private OwnProgrammes ReadDataSet()
    {
        try
        {
            var data = EarningsData.Read(options.Value.DataFolder);
            return new(data with { Source = data.Source with { Name = "the College Scorecard" } }, HasColleges: true, LeftOut: 0, []);
        }
        catch (Exception problem) when (problem is DataFileException or IOException or UnauthorizedAccessException)
        {
            // The message names folders of the server.
            logger.LogWarning(problem, "The data set of {Key} can't be read", $"{EarningsOptions.Section}:{nameof(EarningsOptions.DataFolder)}");
            throw new FileRefusedException("The data set on this server can't be read; its log says why.");
        }
    }
}
