using System.Globalization;
using RecApp.Hosting.Errors;

namespace RecApp.Hosting.Limits;

/// <summary>Tells a caller that asks for too much when to come back: problem+json to programs, a page to people.</summary>
internal static class Refusal
{
    /// <summary>Answers 429 with Retry-After.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wait">When to come back; a second at least.</param>
    /// <param name="reason">A sentence, after which the time is named.</param>
    public static Task WriteAsync(HttpContext context, TimeSpan wait, string reason)
    {
        int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        string message = $"{reason} Try again in {seconds} s.";
        return ApiPaths.IsApi(context)
            ? Results.Problem(message, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context)
            : PlainPage.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests", message);
    }
}
