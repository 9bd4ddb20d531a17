using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Components.Shared;
using RecApp.Features.Sentiment.Batch;
using RecApp.Inference;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Page;

/// <summary>Takes a file of reviews and gives it back with a verdict for each. Nothing of it is kept beyond the session.</summary>
public sealed partial class BatchPanel(BatchReader reader, ILogger<BatchPanel> logger) : ComponentBase, IDisposable
{
    private const int Shown = 160;

    private static readonly string Hint =
        $"A CSV with a column “text” or “review”, or a .txt with one review a line. Up to {ReviewFile.MaximumRows:N0} reviews and {ReviewFile.MaximumBytes / 1048576} MB.";

    private static readonly IReadOnlyList<DataColumn<BatchRow>> Columns =
    [
        new("Row", row => row.Number) { Numeric = true, Format = "N0" },
        new("Praise", row => row.Probability) { Numeric = true, Format = "0.000" },
        new("Verdict", row => row.Label ?? "not judged"),
        new("Review", row => Start(row.Text)),
    ];

    private static readonly IReadOnlyList<DataColumn<BatchRow>> ProblemColumns =
        [new("Row", row => row.Number) { Numeric = true, Format = "N0" }, new("Why", row => row.Problem), new("Review", row => Start(row.Text))];

    private CancellationTokenSource? _work;
    private ChartFigure _figure = null!;
    private string? _step;
    private double? _fraction;
    private string? _error;

    [Parameter, EditorRequired]
    public required SentimentPageState State { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    /// <summary>Stops what is under way.</summary>
    public void Dispose()
    {
        _work?.Cancel();
        _work?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (State.Batch is { } result && _figure is null)
            _figure = BatchFigures.Distribution(result);
    }

    private async Task ReadAsync(IBrowserFile file)
    {
        if (_step is not null) return;
        _work?.Dispose();
        var token = (_work = new()).Token;
        (_step, _fraction, _error) = ($"Reading {file.Name}", 0, null);
        try
        {
            if (file.Size > ReviewFile.MaximumBytes)
                throw new CsvRefusedException($"The file has {file.Size / 1048576.0:N1} MB; up to {ReviewFile.MaximumBytes / 1048576:N0} MB are read. Take a part of it.");
            await using var stream = new CountingStream(file.OpenReadStream(ReviewFile.MaximumBytes, token), read => Show(Math.Min(1, read / (double)Math.Max(1, file.Size))));
            var reviews = await ReviewFile.ReadAsync(file.Name, stream, token);
            (_step, _fraction) = ($"Judging {reviews.Count:N0} reviews", 0);
            StateHasChanged();
            var result = await reader.ReadAsync(file.Name, reviews, State.Model, Show, token);
            (State.Batch, _figure) = (result, BatchFigures.Distribution(result));
        }
        catch (Exception problem) when (Explain(problem) is { } explanation)
        {
            logger.LogInformation("A file of reviews could not be judged: {Kind}", problem.GetType().Name);
            _error = explanation;
        }
        finally
        {
            _step = null;
        }
    }

    private static string? Explain(Exception problem) => problem switch
    {
        CsvRefusedException refused => refused.Message,
        OperationCanceledException => "Cancelled. Choose the file again to begin anew.",
        InferenceBusyException busy => $"The server is busy. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.",
        ModelUnavailableException missing => $"The model is not available at the moment: {missing.Reason}",
        // The browser could no longer read the file, or its content grew beyond what it announced.
        IOException or JSException => "The file could not be read to its end. Choose it again.",
        _ => null,
    };

    private void Show(double fraction)
    {
        // A report for every percent is enough; each is a message to the browser.
        if (Math.Abs(fraction - (_fraction ?? 0)) < 0.01) return;
        _fraction = fraction;
        _ = InvokeAsync(StateHasChanged);
    }

    private static string Start(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    private Task DownloadAsync() => State.Batch is { } result ? Script.DownloadAsync("recapp-sentiment.csv", "text/csv;charset=utf-8", BatchCsv.Write(result)) : Task.CompletedTask;
}
