using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Admission;
using RecApp.Charts;
using RecApp.Features.Sentiment.Figures;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Features.Sentiment.Page;

/// <summary>Takes many reviews, out of a file or pasted, and gives them back with a verdict for each. Nothing of them is kept beyond the session.</summary>
public sealed partial class ReviewFilePanel(BatchReader reader, SessionUploads uploads, ILogger<ReviewFilePanel> logger) : UploadPanel(uploads, logger)
{
    private const int Shown = 160;
    private const string Pasted = "Pasted reviews";

    private static readonly string Hint =
        $"A CSV with a column “text” or “review”, or a .txt with one review a line. Up to {ReviewFile.Limits.Rows:N0} reviews and {ReviewFile.Limits.Megabytes} MB.";

    private static readonly IReadOnlyList<DataColumn<BatchRow>> Columns =
    [
        new("Row", row => row.Number) { Numeric = true, Format = "N0" },
        new("Positive", row => row.Probability) { Numeric = true, Format = "0.0 %" },
        new("Verdict", row => row.Label ?? "not judged"),
        new("Review", row => Start(row.Text)),
    ];

    private static readonly IReadOnlyList<DataColumn<BatchRow>> ProblemColumns =
        [new("Row", row => row.Number) { Numeric = true, Format = "N0" }, new("Why", row => row.Problem), new("Review", row => Start(row.Text))];

    private ChartFigure _figure = null!;
    private bool _isPasted;
    private string? _downloadError;

    [Parameter, EditorRequired]
    public required SentimentPageState State { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    protected override void OnParametersSet()
    {
        if (State.Batch is { } result && _figure is null)
            _figure = BatchFigures.Distribution(result);
    }

    private Task ReadFileAsync(IBrowserFile file) => JudgeAsync(file.Name, isPasted: false, async cancellationToken =>
    {
        RefuseNothing(file.Size);
        await using var opened = Open(file, ReviewFile.Limits, cancellationToken);
        await JudgeAsync(file.Name, opened.Content, bytes => opened.KeepFor(typeof(BatchResult), bytes), cancellationToken);
    });

    private Task ReadPastedAsync(IJSStreamReference? content) => JudgeAsync(Pasted, isPasted: true, async cancellationToken =>
    {
        RefuseNothing(content?.Length ?? 0);
        await using var opened = await UploadedFile.OpenAsync(content!, ReviewFile.Limits, Uploads, part => Show($"Reading {Pasted}", part), cancellationToken);
        await JudgeAsync(Pasted, opened.Content, bytes => opened.KeepFor(typeof(BatchResult), bytes), cancellationToken);
    });

    private Task TryAsync() => JudgeAsync(SampleFile.Name, isPasted: false, cancellationToken =>
        JudgeAsync(SampleFile.Name, new MemoryStream(SampleReviews.Csv()), bytes => Uploads.Hold(typeof(BatchResult), bytes), cancellationToken));

    private Task JudgeAsync(string name, bool isPasted, Func<CancellationToken, Task> work)
    {
        _isPasted = isPasted;
        return WorkAsync($"Reading {name}", work);
    }

    private async Task JudgeAsync(string name, Stream content, Action<long> hold, CancellationToken cancellationToken)
    {
        var reviews = await ReviewFile.ReadAsync(name, content, cancellationToken);
        string step = $"Judging {reviews.Count:N0} reviews";
        Show(step, 0);
        var result = await reader.ReadAsync(name, reviews, State.Model, part => Show(step, part), cancellationToken);
        hold(result.Bytes);
        State.Take(result);
        _figure = BatchFigures.Distribution(result);
    }

    private static void RefuseNothing(long bytes)
    {
        if (bytes == 0)
            throw new CsvRefusedException("There is nothing in it. Give at least one review.");
    }

    protected override string? Explain(Exception problem) => problem switch
    {
        OperationCanceledException when _isPasted => "Cancelled. What you pasted is still here.",
        IOException or JSException when _isPasted => "What you pasted could not be read to its end. Try again.",
        _ => base.Explain(problem),
    };

    private static string Start(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    private async Task DownloadAsync()
    {
        if (State.Batch is not { } result)
            return;
        object file = new();
        try
        {
            // It takes about as much again, for as long as the browser takes to fetch it.
            Uploads.Hold(file, result.Bytes);
            _downloadError = null;
            await Script.DownloadAsync("recapp-sentiment.csv", "text/csv;charset=utf-8", BatchCsv.Write(result));
        }
        catch (UploadRefusedException refused)
        {
            _downloadError = refused.Message;
        }
        finally
        {
            Uploads.Release(file);
        }
    }
}
