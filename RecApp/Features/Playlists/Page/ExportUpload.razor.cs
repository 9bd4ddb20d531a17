using Microsoft.AspNetCore.Components;
using RecApp.Features.Playlists.Files;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Features.Playlists.Page;

/// <summary>Takes songs out of a file or a pasted table, finds them in the catalogue and reports what can be used.</summary>
public sealed partial class ExportUpload(PlaylistService service, SessionUploads uploads, ILogger<ExportUpload> logger) : TablePanel(uploads, logger)
{
    private const string Hint = "Up to 20 MB: exports of Exportify, TuneMyMusic, Soundiiz or Chosic, Spotify's own data, or any table with titles and artists. Songs that the catalogue doesn't know take part by their features.";

    private const int SampleSize = 12;
    private const int ShownSongs = 50;

    private bool _open;

    [Parameter, EditorRequired]
    public required PlaylistForm Form { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    protected internal override TableUpload Upload => Form.Table;

    protected internal override UploadLimits UploadLimits => SongTable.Limits;

    protected override string PastedName => "Pasted songs";

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
            if (Step is null && !Upload.IsAsked)
            {
                Upload.Clear();
                Uploads.Release(Upload);
            }
        }
    }

    protected override async Task<TableReading> UseAsync(TableUpload upload, CancellationToken cancellationToken)
    {
        _open = true;
        var content = await Task.Run(() => SongTable.Read(upload, cancellationToken), cancellationToken);
        Show("Looking the songs up in the catalogue", null);
        UploadReport report = new(upload.FileName, await service.MatchAsync(content.Songs, cancellationToken), content.Reading.LeftOut) { WithoutFeatures = content.WithoutFeatures };
        if (report.Tracks.Count == 0 && report.Unsure.Count == 0)
            throw new FileRefusedException($"{upload.FileName}: {report.Summary} {report.LeftOut.FirstOrDefault()?.Problem ?? $"“{report.Missing.FirstOrDefault()?.Name}” is not in the catalogue, and the file has no audio features for it."}");
        Uploads.Hold(typeof(UploadReport), report.Bytes);
        Form.Upload = report;
        return content.Reading;
    }

    protected override Task EndedAsync() => OnChanged.InvokeAsync();

    private Task TryAsync() => TryAsync(async cancellationToken => SampleSongs.Csv(await service.PopularAsync(SampleSize, cancellationToken)));

    private Task ConfirmAsync(SongMatch match)
    {
        Form.Upload = Form.Upload?.Confirm(match);
        return OnChanged.InvokeAsync();
    }
}
