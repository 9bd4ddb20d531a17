using Microsoft.AspNetCore.Http;

namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>Something that Spotify does instead of answering.</summary>
/// <param name="Path">Beginning of the path it happens to, as in <c>/v1/me/tracks</c>.</param>
/// <param name="Answer">What happens.</param>
public sealed record SpotifyFault(string Path, Func<HttpContext, Task> Answer)
{
    /// <summary>429; with a reason it is the developer's quota.</summary>
    public static SpotifyFault TooMany(string path, int? retryAfterSeconds, string? reason = null) => new(path, context =>
    {
        if (retryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = $"{seconds}";
        return ErrorAsync(context, 429, "API rate limit exceeded", reason);
    });

    /// <summary>An error as the Web API writes it.</summary>
    public static SpotifyFault Status(string path, int status, string message = "error") => new(path, context => ErrorAsync(context, status, message));

    /// <summary>An error that is no JSON, as gateways write it.</summary>
    public static SpotifyFault Plain(string path, int status, string text) => new(path, context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    });

    /// <summary>200 with any text.</summary>
    public static SpotifyFault Body(string path, string text) => new(path, context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text);
    });

    /// <summary>JSON that never ends; the client has to give up.</summary>
    public static SpotifyFault Endless(string path) => new(path, async context =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"total\":1,\"items\":[\"");
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.WriteAsync(new string('x', 64 * 1024), context.RequestAborted);
    });

    /// <summary>No answer for a while, then the real one would come: whoever waits is served nothing.</summary>
    public static SpotifyFault Slow(string path, TimeSpan delay) => new(path, async context =>
    {
        await Task.Delay(delay, context.RequestAborted);
        context.Response.StatusCode = 504;
    });

    /// <summary>The connection breaks.</summary>
    public static SpotifyFault Broken(string path) => new(path, context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    private static Task ErrorAsync(HttpContext context, int status, string message, string? reason = null)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { status, message, reason } });
    }
}
