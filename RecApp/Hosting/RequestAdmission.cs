using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using RecApp.Admission;

namespace RecApp.Hosting;

/// <summary>
/// Lets in what costs the server before the gate of a model is asked: large bodies, which take ten to twenty times their size in
/// memory once they are read, and pages, which are rendered. So many at once, callers get equal shares, and what waits has not been
/// read yet. Bodies are limited by their bytes as well, which stand for rows, lines and characters.
/// </summary>
internal sealed class RequestAdmission(RequestDelegate next, IOptions<HostingOptions> options, TimeProvider clock)
{
    private readonly AdmissionOptions _options = options.Value.Admission;
    private readonly FairQueue _largeBodies = new(PlacesOf(options.Value.Admission), options.Value.Admission.Queue, clock, keepsHalf: true);
    private readonly FairQueue _pages = new(PlacesOf(options.Value.Admission), options.Value.Admission.Queue, clock);
    private readonly PartitionedRateLimiter<string> _bytes = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.Admission.BurstKilobytes,
            TokensPerPeriod = options.Value.Admission.KilobytesPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    public Task InvokeAsync(HttpContext context)
    {
        if (LargeBodyOf(context) is { } bytes)
            return AdmitBodyAsync(context, bytes);
        return RateLimits.IsPage(context) ? AdmitAsync(_pages, isBrief: true, context) : next(context);
    }

    private async Task AdmitBodyAsync(HttpContext context, long bytes)
    {
        int kilobytes = (int)Math.Min(_options.BurstKilobytes, bytes / 1024);
        using var lease = _bytes.AttemptAcquire(Caller.Current, kilobytes);
        if (lease.IsAcquired)
            await AdmitAsync(_largeBodies, isBrief: false, context);
        else
            await Refusal.WriteAsync(context, TimeSpan.FromSeconds((double)kilobytes / _options.KilobytesPerSecond), "Your address has sent more data than this server takes at once.");
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

    // A body that does not say its size may be as long as any.
    private long? LargeBodyOf(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return null;
        long bytes = context.Request.ContentLength ?? context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? options.Value.MaxRequestBodyBytes;
        return bytes > _options.LargeBodyBytes ? bytes : null;
    }

    private static int PlacesOf(AdmissionOptions options) => options.AtOnce > 0 ? options.AtOnce : Math.Max(2, Environment.ProcessorCount);
}
