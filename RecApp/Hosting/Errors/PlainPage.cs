using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace RecApp.Hosting.Errors;

/// <summary>A page without a circuit, for answers that must cost nothing: too many requests, too many tabs, a refused form.</summary>
internal static class PlainPage
{
    /// <param name="title">Plain text, as <paramref name="message"/> is: both are encoded here.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, string message)
    {
        (title, message) = (HtmlEncoder.Default.Encode(title), HtmlEncoder.Default.Encode(message));
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}} – RecApp</title>
            <style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}</style>
            </head>
            <body><main><h1>{{title}}</h1><p>{{message}}</p><p><a href="/">Go to the start page</a></p></main></body>
            </html>
            """);
    }

    /// <summary>Under the name of the status the response has.</summary>
    public static Task WriteStatusAsync(HttpContext context) => WriteStatusAsync(context, context.Response.StatusCode,
        $"The server refused this request ({context.Response.StatusCode.ToString(CultureInfo.InvariantCulture)}). Go back, reload the page and try again.");

    /// <summary>Under the name of a status, with what is wrong.</summary>
    public static Task WriteStatusAsync(HttpContext context, int status, string message) =>
        WriteAsync(context, status, ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } reason ? reason : "This did not work", message);
}
