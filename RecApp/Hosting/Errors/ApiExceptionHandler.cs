using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using RecApp.Inference;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Hosting.Errors;

/// <summary>Turns what features throw into problem+json. What it doesn't know becomes a 500 without details, and an entry in the log.</summary>
internal sealed class ApiExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!ApiPaths.IsApi(context))
            return false;
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        if (Answer(context, exception) is not { } answer)
            return false;
        await answer.ExecuteAsync(context);
        return true;
    }

    private static IResult? Answer(HttpContext context, Exception exception) => exception switch
    {
        InvalidRequestException invalid => Results.ValidationProblem(new Dictionary<string, string[]>(invalid.Errors)),
        BadHttpRequestException bad => BadRequests.Explain(bad),
        ModelUnavailableException unavailable => Results.Problem(unavailable.Message, statusCode: StatusCodes.Status503ServiceUnavailable),
        StorageUnavailableException unavailable => Results.Problem(unavailable.Message, statusCode: StatusCodes.Status503ServiceUnavailable),
        InferenceBusyException busy => Busy(context, busy),
        _ => null,
    };

    private static IResult Busy(HttpContext context, InferenceBusyException busy)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(busy.RetryAfter.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Results.Problem(busy.Message, statusCode: StatusCodes.Status429TooManyRequests);
    }
}
