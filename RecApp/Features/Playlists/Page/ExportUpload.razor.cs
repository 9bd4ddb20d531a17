using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecApp.Inference;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Page;

/// <summary>Takes a CSV of Exportify, reads it as a stream and reports what of it can be used.</summary>
public sealed partial class ExportUpload(PlaylistService service, ILogger<ExportUpload> logger) : ComponentBase, IDisposable
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

    protected override void OnParametersSet() => _open |= Form.Upload is not null;

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
        if (file.Size > ExportifyCsv.MaximumBytes)
        {
            _error = $"The file has {file.Size / 1048576.0:N1} MB; up to {ExportifyCsv.MaximumBytes / 1048576:N0} MB are read. Export fewer songs at once.";
            return;
        }

        _reading?.Dispose();
        var reading = _reading = new();
        (_busy, _open, _error, _step, _fraction) = (true, true, null, $"Reading {file.Name}", 0);
        try
        {
            await using var stream = new CountingStream(file.OpenReadStream(ExportifyCsv.MaximumBytes, reading.Token), read => Show(read / (double)file.Size));
            var result = await ExportifyCsv.ReadAsync(stream, reading.Token);
            (_step, _fraction) = ("Looking the songs up in the catalogue", null);
            StateHasChanged();
            var known = await service.TracksAsync([.. result.Tracks.Select(track => track.Id).OfType<string>()], reading.Token);
            var report = UploadReport.From(file.Name, result, known.Select(track => track.Id).ToHashSet(StringComparer.Ordinal));
            if (report.Tracks.Count == 0)
                _error = $"{file.Name}: {report.Summary} {report.Unused.FirstOrDefault()?.Problem}".TrimEnd();
            else
                Form.Upload = report;
        }
        catch (CsvRefusedException refused)
        {
            _error = refused.Message;
        }
        catch (OperationCanceledException)
        {
            _error = "Reading was cancelled.";
        }
        catch (ModelUnavailableException)
        {
            _error = "The catalogue is not available at the moment; choose the file again in a minute.";
        }
        catch (Exception problem) when (problem is IOException or Microsoft.JSInterop.JSException)
        {
            // The browser could no longer read the file, or its content grew beyond what it announced.
            logger.LogInformation("An upload broke off: {Kind}", problem.GetType().Name);
            _error = "The file could not be read to its end. Choose it again.";
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
        _fraction = Math.Min(fraction, 1);
        StateHasChanged();
    }
}
