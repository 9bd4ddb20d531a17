using Microsoft.Extensions.Options;

namespace RecApp.Hosting.Limits;

/// <summary>Admits pages to being rendered, which takes the processor before any model is asked. Stands behind what reads forms: a body that drips must hold no place.</summary>
internal sealed class PageRendering(RequestDelegate next, IOptions<HostingOptions> options, TimeProvider clock)
{
    private readonly RequestPlaces _places = new(options.Value.Admission, isBrief: true, clock);

    public Task InvokeAsync(HttpContext context) => RateLimits.IsPage(context) ? _places.AdmitAsync(context, next) : next(context);
}
