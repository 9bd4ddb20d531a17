using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Session;
using RecApp.Uploads;

namespace RecApp.Features.Playlists.Page;

/// <summary>Takes a CSV of Exportify, reads it as a stream and reports what of it can be used.</summary>
public sealed partial class ExportUpload(PlaylistService service, SessionUploads uploads, ILogger<ExportUpload> logger) : UploadPanel(uploads, logger)
{
    private const string Hint = "Up to 5 MB, as Exportify writes it: Track URI, Track Name, Artist Name(s) and the audio features. Songs that the catalogue doesn't know take part by their features.";

    private const string LookingUp = "Looking the songs up in the catalogue";
    private const int SampleSize = 12;

    private bool _open;

    [Parameter, EditorRequired]
    public required PlaylistForm Form { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override void OnParametersSet()
    {
        if (Form.Upload is { } upload)
        {
            _open = true;
            // It may have come back by an undo.
            Uploads.Hold(typeof(UploadReport), upload.Bytes);
        }
        else
        {
            Uploads.Release(typeof(UploadReport));
        }
    }

    private Task ReadAsync(IBrowserFile file) => UseAsync($"Reading {file.Name}", async cancellationToken =>
    {
        await using var opened = Open(file, ExportifyCsv.Limits, cancellationToken);
        await LookUpAsync(file.Name, opened.Content, bytes => opened.KeepFor(typeof(UploadReport), bytes), cancellationToken);
    });

    private Task TryAsync() => UseAsync(LookingUp, async cancellationToken =>
    {
        var songs = await service.PopularAsync(SampleSize, cancellationToken);
        await LookUpAsync(SampleFile.Name, new MemoryStream(ExportifyCsv.Write(songs)), bytes => Uploads.Hold(typeof(UploadReport), bytes), cancellationToken);
    });

    private async Task UseAsync(string step, Func<CancellationToken, Task> work)
    {
        _open = true;
        await WorkAsync(step, work);
        await OnChanged.InvokeAsync();
    }

    private async Task LookUpAsync(string fileName, Stream content, Action<long> hold, CancellationToken cancellationToken)
    {
        var result = await ExportifyCsv.ReadAsync(content, cancellationToken);
        Show(LookingUp, null);
        var known = await service.TracksAsync([.. result.Tracks.Select(track => track.Id).OfType<string>()], cancellationToken);
        var report = UploadReport.From(fileName, result, known.Select(track => track.Id).ToHashSet(StringComparer.Ordinal));
        if (report.Tracks.Count == 0)
        {
            Error = $"{fileName}: {report.Summary} {report.Unused.FirstOrDefault()?.Problem}".TrimEnd();
            return;
        }

        hold(report.Bytes);
        Form.Upload = report;
    }
}
