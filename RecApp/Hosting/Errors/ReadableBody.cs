using System.Text;
using Microsoft.Net.Http.Headers;
using RecApp.Validation;

namespace RecApp.Hosting.Errors;

/// <summary>
/// Refuses bodies that can't be decoded before anything reads them: on an unknown character set and on a broken form the framework
/// and the check of tokens throw what would be answered, and logged with the caller's words, as an error of ours.
/// </summary>
internal sealed class ReadableBody(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsKnown(context.Request.ContentType))
            throw new BadHttpRequestException("The character set is unknown.", StatusCodes.Status415UnsupportedMediaType);
        if (context.Request.HasFormContentType && context.GetEndpoint() is not null)
            await ReadFormAsync(context);
        await next(context);
    }

    private static bool IsKnown(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue)
            return true;
        try
        {
            Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(type.Charset).ToString());
            return true;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    // Whoever reads it again gets the same form.
    private static async Task ReadFormAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException && broken is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            throw new InvalidRequestException("body", "The form can't be read: it breaks off, has more than 1,024 fields, or one of them is malformed.");
        }
    }
}
