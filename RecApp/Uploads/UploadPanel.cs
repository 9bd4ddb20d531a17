using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;

namespace RecApp.Uploads;

/// <summary>A part of a page that works on a file: one at a time, with its progress, a way out and what went wrong.</summary>
public abstract class UploadPanel(SessionUploads uploads, ILogger logger) : ComponentBase, IDisposable
{
    // A report for every few percent is enough; each is a message to the browser.
    private const double LeastProgress = 0.05;

    private CancellationScope? _work;
    private bool _hasEnded;

    /// <summary>Takes the focus once work has ended, if what had it has gone with the progress; not set where nothing does.</summary>
    protected ElementReference Landing { get; set; }

    /// <summary>Counts what files take.</summary>
    protected SessionUploads Uploads { get; } = uploads;

    /// <summary>What is being done; null while nothing is.</summary>
    protected internal string? Step { get; private set; }

    /// <summary>The part of it that is done, 0–1; null when nobody knows.</summary>
    protected internal double? Fraction { get; private set; }

    /// <summary>Why the last work came to nothing; null when it came to something.</summary>
    protected internal string? Error { get; set; }

    [Inject]
    private IJSRuntime JavaScript { get; set; } = null!;

    /// <summary>Stops what is under way.</summary>
    public void Dispose()
    {
        _work?.Dispose();
        Uploads.Release(this);
        GC.SuppressFinalize(this);
    }

    protected internal void Cancel() => _work?.Cancel();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_hasEnded || Landing.Context is null)
            return;
        _hasEnded = false;
        try
        {
            await JavaScript.InvokeVoidAsync("recappFocus.land", Landing);
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Nobody sees the page any more.
        }
    }

    /// <summary>Does one thing at a time; does nothing while another is under way.</summary>
    /// <param name="step">What it says at first.</param>
    /// <param name="work">The work; a file is opened before anything is rendered, for a field that has gone gives none any more.</param>
    protected async Task WorkAsync(string step, Func<CancellationToken, Task> work)
    {
        if (Step is not null)
            return;
        _work?.Dispose();
        _work = new();
        (Step, Fraction, Error) = (step, null, null);
        try
        {
            await work(_work.Token);
        }
        catch (Exception problem) when (Explain(problem) is { } explanation)
        {
            logger.LogInformation("A file could not be worked on: {Kind}", problem.GetType().Name);
            Error = explanation;
        }
        finally
        {
            (Step, _hasEnded) = (null, true);
        }
    }

    /// <summary>Opens a file, and shows how much of it is read.</summary>
    /// <param name="file">As <see cref="UploadedFile.Open"/> takes it; so are limits and errors.</param>
    /// <param name="limits">No more is read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="then">What is done once all of it is read, where nothing else says so.</param>
    private protected UploadedFile Open(IBrowserFile file, UploadLimits limits, CancellationToken cancellationToken, string? then = null) => UploadedFile.Open(
        file, limits, Uploads,
        part =>
        {
            if (then is not null && part >= 1)
                Show(then, null);
            else
                Show($"Reading {file.Name}", part);
        },
        cancellationToken);

    /// <summary>Shows how far it is; may be called from any thread.</summary>
    /// <param name="step">What is being done.</param>
    /// <param name="fraction">The part of it that is done, 0–1; null when nobody knows.</param>
    protected void Show(string step, double? fraction)
    {
        if (step == Step && fraction - (Fraction ?? 0) < LeastProgress)
            return;
        _ = InvokeAsync(() =>
        {
            if (Step is null)
                return;
            (Step, Fraction) = (step, fraction);
            StateHasChanged();
        }).ReportTo(DispatchExceptionAsync);
    }

    /// <summary>What to tell the person when it failed; null for what nobody foresaw.</summary>
    protected virtual string? Explain(Exception problem) => UploadedFile.Explain(problem);
}
