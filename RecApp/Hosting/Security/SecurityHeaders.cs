namespace RecApp.Hosting.Security;

/// <summary>The same protective headers on every answer: pages, API, files and errors.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Inline styles stay allowed because charts and components set them; scripts come from files only.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; " +
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https://i.scdn.co; connect-src 'self'; " +
        "frame-src https://open.spotify.com; font-src 'self'";

    /// <summary>The embedded player needs these four; nothing else of the browser is asked for.</summary>
    public const string PermissionsPolicy =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), " +
        "encrypted-media=(self \"https://open.spotify.com\"), fullscreen=(self \"https://open.spotify.com\"), " +
        "picture-in-picture=(self \"https://open.spotify.com\"), clipboard-write=(self \"https://open.spotify.com\")";

    public Task InvokeAsync(HttpContext context)
    {
        // At the very end, because the exception handler clears headers and Blazor writes a policy of its own.
        context.Response.OnStarting(static state =>
        {
            Write(((HttpContext)state).Response.Headers);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    /// <summary>Sets all of them, whatever stands there.</summary>
    public static void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
    }
}
