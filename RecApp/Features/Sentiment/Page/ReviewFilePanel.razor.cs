using Microsoft.AspNetCore.Components;
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
public sealed partial class ReviewFilePanel(BatchReader reader, SessionUploads uploads, ILogger<ReviewFilePanel> logger) : TablePanel(uploads, logger)
{
    private const int Shown = 160;

    private static readonly string Hint =
        $"A CSV, Excel or JSON file with a column “text” or “review”, or a .txt with one review a line. Up to {ReviewFile.Limits.Rows:N0} reviews and {ReviewFile.Limits.Megabytes} MB.";

    private static readonly IReadOnlyList<DataColumn<BatchRow>> Columns =
    [
        new("Row", row => row.Number) { Numeric = true, Format = "N0" },
        new("Positive", row => row.Probability) { Numeric = true, Format = "0.0 %" },
        new("Verdict", row => row.Label ?? "no verdict"),
        new("Review", row => Start(row.Text)),
    ];

    private static readonly IReadOnlyList<DataColumn<BatchRow>> ProblemColumns =
        [new("Row", row => row.Number) { Numeric = true, Format = "N0" }, new("Why", row => row.Problem), new("Review", row => Start(row.Text))];

    private ChartFigure _figure = null!;
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

    protected internal override TableUpload Upload => State.Upload;

    protected internal override UploadLimits UploadLimits => ReviewFile.Limits;

    protected override string PastedName => "Pasted reviews";

    private Task TryAsync() => TryAsync(static _ => Task.FromResult(SampleReviews.Csv()));

    protected override async Task<TableReading> UseAsync(TableUpload upload, CancellationToken cancellationToken)
    {
        var (reviews, reading) = await Task.Run(() => ReviewFile.Read(upload, cancellationToken), cancellationToken);
        string step = $"Judging {reviews.Count:N0} reviews";
        Show(step, 0);
        var result = await reader.ReadAsync(reviews, reading, State.Model, part => Show(step, part), cancellationToken);
        Uploads.Hold(typeof(BatchResult), result.Bytes);
        State.Take(result);
        _figure = BatchFigures.Distribution(result);
        return reading;
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
