namespace RecApp.Hosting.Errors;

/// <summary>Only 404 means "not found"; a page that is refused for another reason says so instead of staying white.</summary>
internal sealed class RefusedPages(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        var isEmpty = !response.HasStarted && response.ContentLength is null or 0;
        if (isEmpty && response.StatusCode is >= 400 and not 404 && !ApiPaths.IsApi(context) && !context.WebSockets.IsWebSocketRequest)
            await PlainPage.WriteStatusAsync(context);
    }
}
