using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Components.Shared;
using RecApp.Features.Regression.Own;
using RecApp.Inference;
using RecApp.Tables;

namespace RecApp.Features.Regression.Page;

/// <summary>Takes a CSV and gives it back with a prediction for every row. Nothing of it is kept beyond the session.</summary>
public sealed partial class ScoreCsv(OwnModelService service, ILogger<ScoreCsv> logger) : ComponentBase, IDisposable
{
    private CancellationTokenSource? _reading;
    private bool _busy;
    private string _fileName = "";
    private string? _error;
    private ScoredTable? _result;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Names of the columns needed.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Features { get; set; }

    /// <summary>Gives what predicts a row.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<Func<double[], (double Output, PredictionInterval Interval95)>>> Predict { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    private string Hint =>
        $"Columns {string.Join(", ", Features.Take(8))}{(Features.Count > 8 ? " …" : "")}, in any order and with others between them. Up to {TableFile.MaximumBytes / 1048576} MB and {TableFile.MaximumRows:N0} rows.";

    /// <summary>Stops reading.</summary>
    public void Dispose()
    {
        _reading?.Cancel();
        _reading?.Dispose();
    }

    private async Task ReadAsync(IBrowserFile file)
    {
        if (_busy) return;
        _reading?.Dispose();
        var reading = _reading = new();
        (_busy, _error, _result, _fileName) = (true, null, null, file.Name);
        try
        {
            var table = await UploadedTable.ReadAsync(file, _ => { }, reading.Token);
            var predict = await Predict();
            _result = await service.RunAsync(_ => TableScoring.Score(table, Features, predict), reading.Token);
        }
        catch (Exception problem) when (UploadedTable.Explain(problem) is { } explanation)
        {
            logger.LogInformation("A table could not be predicted: {Kind}", problem.GetType().Name);
            _error = explanation;
        }
        finally
        {
            _busy = false;
        }
    }

    private Task DownloadAsync() => _result is { } result ? Script.DownloadAsync("recapp-predictions.csv", "text/csv;charset=utf-8", result.Csv) : Task.CompletedTask;
}
