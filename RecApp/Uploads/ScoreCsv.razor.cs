using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Charts;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;

namespace RecApp.Uploads;

/// <summary>Takes a CSV and gives it back with a prediction for every row. Nothing of it is kept beyond the session.</summary>
public sealed partial class ScoreCsv(SessionUploads uploads, ILogger<ScoreCsv> logger) : UploadPanel(uploads, logger)
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

    /// <summary>Predicts a file of a name; runs away from the circuit's thread and reports which part it has predicted, 0–1.</summary>
    [Parameter, EditorRequired]
    public required Func<string, Stream, Action<double>, CancellationToken, Task<ScoredCsv>> Score { get; set; }

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

    private Task ReadAsync(IBrowserFile file) => WorkAsync($"Reading {file.Name}", async cancellationToken =>
    {
        await using var opened = Open(file, Limits, cancellationToken);
        await PredictAsync(file.Name, opened.Content, bytes => opened.KeepFor(Kept, bytes), cancellationToken);
    });

    private Task TryAsync() => WorkAsync("Predicting", cancellationToken =>
        PredictAsync(SampleFile.Name, new MemoryStream(Sample()), bytes => Uploads.Hold(Kept, bytes), cancellationToken));

    private async Task PredictAsync(string fileName, Stream content, Action<long> hold, CancellationToken cancellationToken)
    {
        Kept.Clear();
        Uploads.Release(Kept);
        var (result, rows) = await Task.Run(
            async () =>
            {
                var scored = await Score(fileName, content, part => Show("Predicting", part), cancellationToken);
                return (scored, await ScoredRows.ReadAsync(scored, cancellationToken));
            },
            cancellationToken);
        // Whoever has left the page would hold it until the circuit ends.
        cancellationToken.ThrowIfCancellationRequested();
        hold(result.Csv.Length);
        Kept.Keep(fileName, result, rows);
    }

    private Task DownloadAsync() => Kept.Result is { } result ? Script.DownloadAsync(result.FileName, "text/csv;charset=utf-8", result.Csv) : Task.CompletedTask;
}
