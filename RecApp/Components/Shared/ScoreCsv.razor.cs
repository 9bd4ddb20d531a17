using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Components.Shared;

/// <summary>Takes a CSV and gives it back with a prediction for every row. Nothing of it is kept beyond the session.</summary>
public sealed partial class ScoreCsv(SessionUploads uploads, ILogger<ScoreCsv> logger) : ComponentBase, IDisposable
{
    private readonly string _id = $"score-{Guid.CreateVersion7():N}";
    private CancellationScope? _reading;
    private bool _busy;
    private string _step = "";
    private double? _fraction;
    private string _fileName = "";
    private string? _error;
    private ScoredCsv? _result;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Where links to this part lead.</summary>
    [Parameter]
    public string? Anchor { get; set; }

    /// <summary>What the file may be, with its limits.</summary>
    [Parameter, EditorRequired]
    public required string Hint { get; set; }

    /// <summary>No more is read.</summary>
    [Parameter, EditorRequired]
    public required UploadLimits Limits { get; set; }

    /// <summary>Predicts a file of a name; runs away from the circuit's thread and reports which part it has predicted, 0–1.</summary>
    [Parameter, EditorRequired]
    public required Func<string, Stream, Action<double>, CancellationToken, Task<ScoredCsv>> Score { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    /// <summary>Stands above the field.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Stops reading.</summary>
    public void Dispose()
    {
        _reading?.Dispose();
        uploads.Release(this);
    }

    private async Task ReadAsync(IBrowserFile file)
    {
        if (_busy)
            return;
        _reading?.Dispose();
        var reading = _reading = new();
        (_busy, _error, _step, _fraction) = (true, null, $"Reading {file.Name}", null);
        try
        {
            // Opened before anything is rendered: a field that has gone gives no file any more.
            await using var opened = UploadedFile.Open(file, Limits, uploads, part => Show($"Reading {file.Name}", part), reading.Token);
            (_result, _fileName) = (null, file.Name);
            uploads.Release(this);
            var result = await Task.Run(() => Score(file.Name, opened.Content, part => Show("Predicting", part), reading.Token), reading.Token);
            // Whoever has left the page would hold it until the circuit ends.
            reading.Token.ThrowIfCancellationRequested();
            opened.KeepFor(this, result.Csv.Length);
            _result = result;
        }
        catch (Exception problem) when (UploadedFile.Explain(problem) is { } explanation)
        {
            logger.LogInformation("A table could not be predicted: {Kind}", problem.GetType().Name);
            _error = explanation;
        }
        finally
        {
            _busy = false;
        }
    }

    private void Show(string step, double fraction)
    {
        // A report for every few percent is enough; each is a message to the browser.
        if (step == _step && fraction - (_fraction ?? 0) < 0.05)
            return;
        _ = InvokeAsync(() =>
        {
            if (!_busy)
                return;
            (_step, _fraction) = (step, fraction);
            StateHasChanged();
        }).ReportTo(DispatchExceptionAsync);
    }

    private Task DownloadAsync() => _result is { } result ? Script.DownloadAsync(result.FileName, "text/csv;charset=utf-8", result.Csv) : Task.CompletedTask;
}
