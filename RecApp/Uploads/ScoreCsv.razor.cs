using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Charts;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;

namespace RecApp.Uploads;

/// <summary>Takes a CSV and gives it back with a prediction for every row. Nothing of it is kept beyond the session.</summary>
public sealed partial class ScoreCsv(SessionUploads uploads, ILogger<ScoreCsv> logger) : TablePanel(uploads, logger)
{
    private readonly string _id = $"score-{Guid.CreateVersion7():N}";

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

    /// <summary>Predicts a table; runs away from the circuit's thread and reports which part it has predicted, 0–1.</summary>
    [Parameter, EditorRequired]
    public required Func<TableUpload, Action<double>, CancellationToken, Task<ScoredCsv>> Score { get; set; }

    /// <summary>What came of the last file.</summary>
    [Parameter, EditorRequired]
    public required ScoredUpload Kept { get; set; }

    /// <summary>Writes a file to try it with.</summary>
    [Parameter, EditorRequired]
    public required Func<byte[]> Sample { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    /// <summary>Stands above the field.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private static IReadOnlyList<DataColumn<IReadOnlyList<string>>> Columns(ScoredRows rows) =>
        [.. rows.Columns.Select((name, place) => new DataColumn<IReadOnlyList<string>>(name, row => row[place]) { Sortable = false, Numeric = place < rows.Added })];

    protected internal override TableUpload Upload => Kept.Upload;

    protected internal override UploadLimits UploadLimits => Limits;

    private Task TryAsync() => TryAsync(_ => Task.FromResult(Sample()));

    protected override async Task<TableReading> UseAsync(TableUpload upload, CancellationToken cancellationToken)
    {
        Kept.Clear();
        Uploads.Release(Kept);
        Show("Predicting", null);
        var (result, rows) = await Task.Run(
            async () =>
            {
                var scored = await Score(upload, part => Show("Predicting", part), cancellationToken);
                return (scored, ScoredRows.Read(scored));
            },
            cancellationToken);
        // Whoever has left the page would hold it until the circuit ends.
        cancellationToken.ThrowIfCancellationRequested();
        Uploads.Hold(Kept, result.Csv.Length);
        Kept.Keep(result, rows);
        return result.Reading;
    }

    private Task DownloadAsync() => Kept.Result is { } result ? Script.DownloadAsync(result.FileName, "text/csv;charset=utf-8", result.Csv) : Task.CompletedTask;
}
