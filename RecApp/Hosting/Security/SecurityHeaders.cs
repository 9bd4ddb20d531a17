using Microsoft.Extensions.Options;
using RecApp.Tmdb;

namespace RecApp.Hosting.Security;

/// <summary>The same protective headers on every answer: pages, API, files and errors.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<TmdbOptions> tmdb)
{
    private const string Covers = "https://i.scdn.co";

    /// <summary>Inline styles stay allowed because charts and components set them; scripts come from files only.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; " +
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: " + Covers + "; connect-src 'self'; " +
        "frame-src https://open.spotify.com; font-src 'self'";

    /// <summary>The embedded player needs these four; nothing else of the browser is asked for.</summary>
    public const string PermissionsPolicy =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), " +
        "encrypted-media=(self \"https://open.spotify.com\"), fullscreen=(self \"https://open.spotify.com\"), " +
        "picture-in-picture=(self \"https://open.spotify.com\"), clipboard-write=(self \"https://open.spotify.com\")";

    // Posters come from a server of their own, which is let in only where there are posters.
    private readonly string _policy = tmdb.Value.IsOn ? ContentSecurityPolicy.Replace(Covers, $"{Covers} {TmdbOptions.PictureOrigin}", StringComparison.Ordinal) : ContentSecurityPolicy;

    public Task InvokeAsync(HttpContext context)
    {
        // At the very end, because the exception handler clears headers and Blazor writes a policy of its own.
        context.Response.OnStarting(static state =>
        {
            var (headers, policy) = ((IHeaderDictionary, string))state;
            Write(headers);
            headers.ContentSecurityPolicy = policy;
            return Task.CompletedTask;
        }, (context.Response.Headers, _policy));
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
