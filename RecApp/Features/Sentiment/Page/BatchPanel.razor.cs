using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Components.Shared;
using RecApp.Features.Sentiment.Batch;
using RecApp.Inference;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Page;

/// <summary>Takes many reviews, out of a file or pasted, and gives them back with a verdict for each. Nothing of them is kept beyond the session.</summary>
public sealed partial class BatchPanel(BatchReader reader, ILogger<BatchPanel> logger) : ComponentBase, IDisposable
{
    private const int Shown = 160;

    private static readonly string Hint =
        $"A CSV with a column “text” or “review”, or a .txt with one review a line. Up to {ReviewFile.MaximumRows:N0} reviews and {ReviewFile.MaximumBytes / 1048576} MB.";

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

    private Task ReadFileAsync(IBrowserFile file)
    {
        return JudgeAsync(file.Name, isPasted: false, file.Size, token => ValueTask.FromResult(file.OpenReadStream(ReviewFile.MaximumBytes, token)));
    }

    private Task ReadPastedAsync(IJSStreamReference? content)
    {
        return JudgeAsync("Pasted reviews", isPasted: true, content?.Length ?? 0, async token => await content!.OpenReadStreamAsync(ReviewFile.MaximumBytes, token));
    }

    private async Task JudgeAsync(string name, bool isPasted, long bytes, Func<CancellationToken, ValueTask<Stream>> open)
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
            if (bytes > ReviewFile.MaximumBytes)
                throw new CsvRefusedException($"These are {bytes / 1048576.0:N1} MB; up to {ReviewFile.MaximumBytes / 1048576:N0} MB are read. Take a part.");
            await using var stream = new CountingStream(await open(token), read => Show(Math.Min(1, read / (double)Math.Max(1, bytes))));
            var reviews = await ReviewFile.ReadAsync(name, stream, token);
            (_step, _fraction) = ($"Judging {reviews.Count:N0} reviews", 0);
            StateHasChanged();
            var result = await reader.ReadAsync(name, reviews, State.Model, Show, token);
            State.Keep(result);
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
        CsvRefusedException refused => refused.Message,
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

    private Task DownloadAsync() => State.Batch is { } result ? Script.DownloadAsync("recapp-sentiment.csv", "text/csv;charset=utf-8", BatchCsv.Write(result)) : Task.CompletedTask;
}
