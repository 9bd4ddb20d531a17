using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Components.Shared;
using RecApp.Session;

namespace RecApp.Features.Playlists.Page;

/// <summary>Takes a CSV of Exportify, reads it as a stream and reports what of it can be used.</summary>
public sealed partial class ExportUpload(PlaylistService service, SessionUploads uploads, ILogger<ExportUpload> logger) : ComponentBase, IDisposable
{
    private const string Hint = "Up to 5 MB, as Exportify writes it: Track URI, Track Name, Artist Name(s) and the audio features. Songs that the catalogue doesn't know take part by their features.";

    private CancellationScope? _reading;
    private bool _open;
    private bool _busy;
    private string _step = "";
    private double? _fraction;
    private string? _error;

    [Parameter, EditorRequired]
    public required PlaylistForm Form { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override void OnParametersSet()
    {
        if (Form.Upload is null)
            uploads.Release(typeof(UploadReport));
        else
            _open = true;
    }

    /// <summary>Stops reading; the file used before stays.</summary>
    public void Dispose()
    {
        _reading?.Dispose();
    }

    private void Cancel() => _reading?.Cancel();

    private async Task ReadAsync(IBrowserFile file)
    {
        if (_busy)
            return;
        _reading?.Dispose();
        var reading = _reading = new();
        (_busy, _open, _error, _step, _fraction) = (true, true, null, $"Reading {file.Name}", 0);
        try
        {
            await using var opened = UploadedFile.Open(file, ExportifyCsv.Limits, uploads, Show, reading.Token);
            var result = await ExportifyCsv.ReadAsync(opened.Content, reading.Token);
            (_step, _fraction) = ("Looking the songs up in the catalogue", null);
            StateHasChanged();
            var known = await service.TracksAsync([.. result.Tracks.Select(track => track.Id).OfType<string>()], reading.Token);
            var report = UploadReport.From(file.Name, result, known.Select(track => track.Id).ToHashSet(StringComparer.Ordinal));
            if (report.Tracks.Count == 0)
            {
                _error = $"{file.Name}: {report.Summary} {report.Unused.FirstOrDefault()?.Problem}".TrimEnd();
            }
            else
            {
                opened.KeepFor(typeof(UploadReport), report.Bytes);
                Form.Upload = report;
            }
        }
        catch (Exception problem) when (UploadedFile.Explain(problem) is { } explanation)
        {
            logger.LogInformation("A playlist could not be read: {Kind}", problem.GetType().Name);
            _error = explanation;
        }
        finally
        {
            _busy = false;
        }

        await OnChanged.InvokeAsync();
    }

    private void Show(double fraction)
    {
        // A report for every few percent is enough; each is a message to the browser.
        if (fraction - (_fraction ?? 0) < 0.05)
            return;
        _fraction = fraction;
        StateHasChanged();
    }
}
