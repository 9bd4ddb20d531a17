using RecApp.Admission;

namespace RecApp.Hosting.Limits;

/// <summary>Places for requests of one kind: so many at once, callers get equal shares by the time that theirs take, the others are told when to come back.</summary>
/// <param name="options">How many.</param>
/// <param name="isBrief">Whether a request takes milliseconds; otherwise half of the places are kept for other callers.</param>
/// <param name="clock">Measures requests.</param>
internal sealed class RequestPlaces(AdmissionOptions options, bool isBrief, TimeProvider clock)
{
    private readonly FairQueue _queue = new(options.AtOnce > 0 ? options.AtOnce : Math.Max(2, Environment.ProcessorCount), options.Queue, clock, keepsHalf: !isBrief);

    /// <summary>Goes on with the request once there is a place for it.</summary>
    public async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        using var place = await WaitAsync(context.RequestAborted);
        if (place is null)
        {
            await Refusal.WriteAsync(context, TimeSpan.FromSeconds(options.DeadlineSeconds), "The server has many such requests at the moment.");
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

    private async Task<FairQueue.Place?> WaitAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.DeadlineSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await _queue.EnterAsync(Caller.Current.Address, isBrief, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
