using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Sentiment.Batch;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Page;

/// <summary>Takes many reviews, out of a file or pasted, and gives them back with a verdict for each. Nothing of them is kept beyond the session.</summary>
public sealed partial class BatchPanel(BatchReader reader, SessionUploads uploads, ILogger<BatchPanel> logger) : ComponentBase, IDisposable
{
    private const int Shown = 160;

    private static readonly string Hint =
        $"A CSV with a column “text” or “review”, or a .txt with one review a line. Up to {ReviewFile.Limits.Rows:N0} reviews and {ReviewFile.Limits.Megabytes} MB.";

    private static readonly IReadOnlyList<DataColumn<BatchRow>> Columns =
    [
        new("Row", row => row.Number) { Numeric = true, Format = "N0" },
        new("Praise", row => row.Probability) { Numeric = true, Format = "0.0 %" },
        new("Verdict", row => row.Label ?? "not judged"),
        new("Review", row => Start(row.Text)),
    ];

    private static readonly IReadOnlyList<DataColumn<BatchRow>> ProblemColumns =
        [new("Row", row => row.Number) { Numeric = true, Format = "N0" }, new("Why", row => row.Problem), new("Review", row => Start(row.Text))];

    private CancellationScope? _work;
    private ChartFigure _figure = null!;
    private string? _step;
    private double? _fraction;
    private string? _error;
    private bool _isPasted;
    private string? _downloadError;

    [Parameter, EditorRequired]
    public required SentimentPageState State { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    /// <summary>Stops what is under way.</summary>
    public void Dispose()
    {
        _work?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (State.Batch is { } result && _figure is null)
            _figure = BatchFigures.Distribution(result);
    }

    private Task ReadFileAsync(IBrowserFile file) =>
        JudgeAsync(file.Name, isPasted: false, file.Size, token => Task.FromResult(UploadedFile.Open(file, ReviewFile.Limits, uploads, Show, token)));

    private Task ReadPastedAsync(IJSStreamReference? content) =>
        JudgeAsync("Pasted reviews", isPasted: true, content?.Length ?? 0, token => UploadedFile.OpenAsync(content!, ReviewFile.Limits, uploads, Show, token));

    private async Task JudgeAsync(string name, bool isPasted, long bytes, Func<CancellationToken, Task<UploadedFile>> open)
    {
        if (_step is not null)
            return;
        _work?.Dispose();
        var token = (_work = new()).Token;
        (_step, _fraction, _error, _isPasted) = ($"Reading {name}", 0, null, isPasted);
        try
        {
            if (bytes == 0)
                throw new CsvRefusedException("There is nothing in it. Give at least one review.");
            await using var opened = await open(token);
            var reviews = await ReviewFile.ReadAsync(name, opened.Content, token);
            (_step, _fraction) = ($"Judging {reviews.Count:N0} reviews", 0);
            StateHasChanged();
            var result = await reader.ReadAsync(name, reviews, State.Model, Show, token);
            opened.KeepFor(typeof(BatchResult), result.Bytes);
            State.Take(result);
            _figure = BatchFigures.Distribution(result);
        }
        catch (Exception problem) when (Explain(problem) is { } explanation)
        {
            logger.LogInformation("Many reviews could not be judged: {Kind}", problem.GetType().Name);
            _error = explanation;
        }
        finally
        {
            _step = null;
        }
    }

    private string? Explain(Exception problem) => problem switch
    {
        CsvRefusedException or UploadRefusedException => problem.Message,
        OperationCanceledException => _isPasted ? "Cancelled. What you pasted is still here." : "Cancelled. Choose the file again to begin anew.",
        InferenceBusyException busy => $"The server is busy. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.",
        ModelUnavailableException missing => $"The model is not available at the moment: {missing.Reason}",
        // The browser could no longer read the file, or its content grew beyond what it announced.
        IOException or JSException => _isPasted ? "What you pasted could not be read to its end. Try again." : "The file could not be read to its end. Choose it again.",
        _ => null,
    };

    private void Show(double fraction)
    {
        // A report for every percent is enough; each is a message to the browser.
        if (Math.Abs(fraction - (_fraction ?? 0)) < 0.01)
            return;
        _fraction = fraction;
        _ = InvokeAsync(StateHasChanged).ReportTo(DispatchExceptionAsync);
    }

    private static string Start(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    private async Task DownloadAsync()
    {
        if (State.Batch is not { } result)
            return;
        object file = new();
        try
        {
            // It takes about as much again, for as long as the browser takes to fetch it.
            uploads.Hold(file, result.Bytes);
            _downloadError = null;
            await Script.DownloadAsync("recapp-sentiment.csv", "text/csv;charset=utf-8", BatchCsv.Write(result));
        }
        catch (UploadRefusedException refused)
        {
            _downloadError = refused.Message;
        }
        finally
        {
            uploads.Release(file);
        }
    }
}
