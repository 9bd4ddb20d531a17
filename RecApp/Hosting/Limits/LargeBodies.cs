using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace RecApp.Hosting.Limits;

/// <summary>Admits large bodies, which take ten to twenty times their size in memory once they are read: what waits has not been read yet.</summary>
internal sealed class LargeBodies(RequestDelegate next, IOptions<HostingOptions> options, TimeProvider clock)
{
    private readonly RequestPlaces _places = new(options.Value.Admission, isBrief: false, clock);

    public async Task InvokeAsync(HttpContext context) => await (await IsLargeAsync(context) ? _places.AdmitAsync(context, next) : next(context));

    // Of a body that does not say its size as much is looked at as shows whether it is large; it stays to be read.
    private async ValueTask<bool> IsLargeAsync(HttpContext context)
    {
        int most = options.Value.Admission.LargeBodyBytes;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return false;
        if (context.Request.ContentLength is { } length)
            return length > most;
        var start = await context.Request.BodyReader.ReadAtLeastAsync(most + 1, context.RequestAborted);
        context.Request.BodyReader.AdvanceTo(start.Buffer.Start);
        // Also for who reads the stream: of a body that was decompressed, what has been looked at is no longer there. The server closes its own.
        context.Request.Body = context.Request.BodyReader.AsStream(leaveOpen: true);
        return start.Buffer.Length > most;
    }
}
