namespace RecApp.Hosting.Errors;

/// <summary>Answers when even the page for errors has failed; the server would send an empty answer without headers.</summary>
internal sealed partial class LastResort(RequestDelegate next, ILogger<LastResort> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            if (status >= 500)
                Failed(logger, exception);
            context.Response.Clear();
            var message = BadRequests.Detail(status);
            await (ApiPaths.IsApi(context) ? Results.Problem(message, statusCode: status).ExecuteAsync(context) : PlainPage.WriteStatusAsync(context, status, message));
        }
    }

    [LoggerMessage(6, LogLevel.Error, "A request failed, and so did the page that says so")]
    private static partial void Failed(ILogger logger, Exception exception);
}
