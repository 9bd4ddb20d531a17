using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using RecApp.Hosting.Security;

namespace RecApp.Hosting.Errors;

/// <summary>
/// Gives headers and a reason to what the server refuses before there is a request: a line that is none, a URL or headers that are
/// too long, a name that no host can have. No middleware sees those; Kestrel announces them as a diagnostic event.
/// </summary>
internal sealed class ServerRefusals : IObserver<KeyValuePair<string, object?>>
{
    private const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public static void Watch(DiagnosticListener server) => server.Subscribe(new ServerRefusals(), name => name == Event);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is not { Key: Event, Value: IFeatureCollection features }
            || features.Get<IBadRequestExceptionFeature>()?.Error is not BadHttpRequestException refused
            || features.Get<IHttpResponseFeature>() is not { HasStarted: false } response
            || features.Get<IHttpResponseBodyFeature>() is not { } start
            || features.Get<IConnectionTransportFeature>() is not { } connection
            // There one connection carries many requests at a time.
            || features.Get<IHttpRequestFeature>() is not { Protocol: not ("HTTP/2" or "HTTP/3") } request)
            return;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new ProblemDetails { Status = refused.StatusCode, Title = ReasonPhrases.GetReasonPhrase(refused.StatusCode), Detail = BadRequests.Detail(refused.StatusCode) });
        SecurityHeaders.Write(response.Headers);
        response.Headers.ContentType = "application/problem+json";
        response.Headers.ContentLength = body.Length;
        response.Headers.Connection = "close";
        // The event is synchronous; nothing is waited for, because both fit into the connection's empty buffer.
        _ = start.StartAsync();
        if (request.Method != HttpMethods.Head)
            _ = connection.Transport.Output.WriteAsync(body).AsTask();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
