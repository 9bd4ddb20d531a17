using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;

namespace RecApp.Uploads;

/// <summary>Takes a CSV and gives it back with a prediction for every row. Nothing of it is kept beyond the session.</summary>
public sealed partial class ScoreCsv(SessionUploads uploads, ILogger<ScoreCsv> logger) : UploadPanel(uploads, logger)
{
    private readonly string _id = $"score-{Guid.CreateVersion7():N}";
    private string _fileName = "";
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

    private Task ReadAsync(IBrowserFile file) => WorkAsync($"Reading {file.Name}", async cancellationToken =>
    {
        await using var opened = Open(file, Limits, cancellationToken);
        (_result, _fileName) = (null, file.Name);
        Uploads.Release(this);
        var result = await Task.Run(() => Score(file.Name, opened.Content, part => Show("Predicting", part), cancellationToken), cancellationToken);
        // Whoever has left the page would hold it until the circuit ends.
        cancellationToken.ThrowIfCancellationRequested();
        opened.KeepFor(this, result.Csv.Length);
        _result = result;
    });

    private Task DownloadAsync() => _result is { } result ? Script.DownloadAsync(result.FileName, "text/csv;charset=utf-8", result.Csv) : Task.CompletedTask;
}
