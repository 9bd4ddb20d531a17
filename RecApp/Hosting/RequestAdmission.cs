using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using RecApp.Admission;

namespace RecApp.Hosting;

/// <summary>
/// Lets in what costs the server before the gate of a model is asked: large bodies, which take ten to twenty times their size in
/// memory once they are read, and pages, which are rendered. So many at once, callers get equal shares by the time that theirs take, and
/// what waits has not been read yet.
/// </summary>
internal sealed class RequestAdmission(RequestDelegate next, IOptions<HostingOptions> options, TimeProvider clock)
{
    private readonly AdmissionOptions _options = options.Value.Admission;
    private readonly FairQueue _largeBodies = new(PlacesOf(options.Value.Admission), options.Value.Admission.Queue, clock, keepsHalf: true);
    private readonly FairQueue _pages = new(PlacesOf(options.Value.Admission), options.Value.Admission.Queue, clock);

    public async Task InvokeAsync(HttpContext context)
    {
        if (await HasLargeBodyAsync(context))
            await AdmitAsync(_largeBodies, isBrief: false, context);
        else if (RateLimits.IsPage(context))
            await AdmitAsync(_pages, isBrief: true, context);
        else
            await next(context);
    }

    private async Task AdmitAsync(FairQueue queue, bool isBrief, HttpContext context)
    {
        using var place = await WaitAsync(queue, isBrief, context.RequestAborted);
        if (place is null)
        {
            await Refusal.WriteAsync(context, TimeSpan.FromSeconds(_options.DeadlineSeconds), "The server has many such requests at the moment.");
            return;
        }
        // A stream of events may go on for minutes, but its request has been read.
        context.Response.OnStarting(() =>
        {
            if (context.Response.ContentType == "text/event-stream")
                place.Dispose();
            return Task.CompletedTask;
        });
        await next(context);
    }

    private async Task<FairQueue.Place?> WaitAsync(FairQueue queue, bool isBrief, CancellationToken aborted)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(_options.DeadlineSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, aborted);
        try
        {
            return await queue.EnterAsync(Caller.Current, isBrief, either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    // Of a body that does not say its size as much is looked at as shows whether it is large; it stays to be read.
    private async ValueTask<bool> HasLargeBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return false;
        if (context.Request.ContentLength is { } length)
            return length > _options.LargeBodyBytes;
        var start = await context.Request.BodyReader.ReadAtLeastAsync(_options.LargeBodyBytes + 1, context.RequestAborted);
        context.Request.BodyReader.AdvanceTo(start.Buffer.Start);
        return start.Buffer.Length > _options.LargeBodyBytes;
    }

    private static int PlacesOf(AdmissionOptions options) => options.AtOnce > 0 ? options.AtOnce : Math.Max(2, Environment.ProcessorCount);
}
