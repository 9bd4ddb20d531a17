using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Fitting;
using RecApp.Features.Earnings.Scoring;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Features.Earnings.Page;

/// <summary>Fits the linear model to a person's own programmes and predicts with it, in this session only.</summary>
public sealed partial class LinearPanel(OwnLinearService service, EarningsService served, EarningsBatchService batch, SessionUploads uploads, ILogger<LinearPanel> logger) : TablePanel(uploads, logger)
{
    // Enough for every kind of value to occur often.
    private const int SampleSize = 300;

    private static readonly string Hint =
        $"Up to {Limits}. It stays in this session and is gone with it.";

    private static readonly string ScoreHint = $"The columns of the template, in any order. Up to {Limits}.";

    private static readonly IReadOnlyList<DataColumn<LinearComparison>> Columns =
    [
        new("Model", line => line.Model) { Sortable = false },
        new("Explains", line => FigureText.WholePercent(line.RSquared)) { Numeric = true, Sortable = false },
        new("Off by", line => UsdText.Rounded(line.MeanAbsoluteErrorUsd)) { Numeric = true, Sortable = false },
        new("In the wider range", line => FigureText.WholePercent(line.Coverage90)) { Numeric = true, Sortable = false },
    ];

    private (OwnLinearFit? Fit, Programme? Programme) _predicted;
    private EarningsPrediction? _prediction;
    private bool _explains;

    [Parameter, EditorRequired]
    public required EarningsChoices Choices { get; set; }

    [Parameter, EditorRequired]
    public required EarningsPageState State { get; set; }

    /// <summary>The programme in the form.</summary>
    [Parameter, EditorRequired]
    public required Programme Programme { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    private static string Limits => $"{ProgrammeFile.Limits.Megabytes} MB and {ProgrammeFile.Limits.Rows:N0} rows";

    private EarningsPrediction? Served => State.Answer is { } answer && answer.Query.Programme == Programme ? answer.Prediction : null;

    protected override Task OnParametersSetAsync() => PredictAsync();

    protected internal override TableUpload Upload => State.OwnUpload;

    protected internal override UploadLimits UploadLimits => ProgrammeFile.Limits;

    protected override async Task<TableReading> UseAsync(TableUpload upload, CancellationToken cancellationToken)
    {
        Show("Fitting", null);
        State.Own = await Task.Run(() => service.FitAsync(upload, cancellationToken), cancellationToken);
        await PredictAsync();
        return State.Own.Reading!;
    }

    private Task FitSampleAsync() => TryAsync(async cancellationToken =>
    {
        var random = new Random(SampleSize);
        var programmes = SampleProgrammes.Make(Choices, SampleSize);
        var answer = await served.PredictAsync(programmes, EarningsService.DefaultVariant, cancellationToken, explain: false);
        return SampleProgrammes.Csv(Choices, programmes, [.. answer.Predictions.Select(prediction => prediction.EarningsUsd * (0.9 + (0.2 * random.NextDouble())))]);
    });

    private Task FitDataSetAsync() => WorkAsync("Training on the College Scorecard", async cancellationToken =>
    {
        State.OwnUpload.Clear();
        Uploads.Release(State.OwnUpload);
        State.Own = await service.FitDataSetAsync(cancellationToken);
        await PredictAsync();
    });

    private Task ForgetAsync() => WorkAsync("Forgetting", _ =>
    {
        (State.Own, _explains) = (null, false);
        State.OwnUpload.Clear();
        Uploads.Release(State.OwnUpload);
        State.ScoredByOwn.Clear();
        Uploads.Release(State.ScoredByOwn);
        return Task.CompletedTask;
    });

    private async Task PredictAsync()
    {
        if (_predicted == (State.Own, Programme))
            return;
        _predicted = (State.Own, Programme);
        try
        {
            _prediction = State.Own is { } own && Programme.Field is not null ? await service.PredictAsync(own, Programme.ToInputs(), CancellationToken.None) : null;
        }
        catch (ModelUnavailableException)
        {
            // The page says so.
            _prediction = null;
        }
    }

    private Task<ScoredCsv> ScoreAsync(TableUpload upload, Action<double> report, CancellationToken cancellationToken) =>
        batch.ScoreAsync(upload, State.Own?.Predictor ?? throw new OperationCanceledException(), report, cancellationToken);
}
