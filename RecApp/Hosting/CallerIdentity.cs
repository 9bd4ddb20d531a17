using RecApp.Admission;

namespace RecApp.Hosting;

/// <summary>Says for all that a request or the connection of a circuit causes whose it is.</summary>
internal sealed class CallerIdentity(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        Caller.Current = ClientAddress.Of(context);
        return next(context);
    }
}
