using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Cluster;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Hosting.Errors;

/// <summary>
/// Turns what features throw into an answer: problem+json for programs, a plain page for people who followed a link to a download.
/// What it doesn't know becomes a 500 without details, and an entry in the log.
/// </summary>
internal sealed class FailureHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        if (RetryAfter(exception) is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var (status, message, problem) = Answer(exception);
        if (problem is null)
            return false;
        await (ApiPaths.IsApi(context) ? problem.ExecuteAsync(context) : PlainPage.WriteStatusAsync(context, status, message));
        return true;
    }

    private static TimeSpan? RetryAfter(Exception exception) => exception switch
    {
        InferenceBusyException busy => busy.RetryAfter,
        UploadRefusedException { IsForGood: false } => UploadRefusedException.RetryAfter,
        _ => null,
    };

    private static (int Status, string Message, IResult? Problem) Answer(Exception exception)
    {
        return exception switch
        {
            InvalidRequestException invalid => (StatusCodes.Status400BadRequest, invalid.Message, Results.ValidationProblem(new Dictionary<string, string[]>(invalid.Errors))),
            BadHttpRequestException bad => (bad.StatusCode, BadRequests.Detail(bad.StatusCode), BadRequests.Explain(bad)),
            ModelUnavailableException or StorageUnavailableException or ClusterUnavailableException => Refused(StatusCodes.Status503ServiceUnavailable),
            InferenceBusyException or UploadRefusedException { IsForGood: false } => Refused(StatusCodes.Status429TooManyRequests),
            UploadRefusedException => Refused(StatusCodes.Status413PayloadTooLarge),
            _ => default,
        };

        (int, string, IResult?) Refused(int status) => (status, exception.Message, Results.Problem(exception.Message, statusCode: status));
    }
}
