using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;

namespace RecApp.Hosting.Assistants;

/// <summary>An endpoint as a tool: a call is a request that the endpoint answers, without a network.</summary>
internal sealed class EndpointTool(RouteEndpoint endpoint, ToolOperation operation)
{
    /// <summary>As assistants see it.</summary>
    public Tool Tool { get; } = new()
    {
        Name = ToolCalls.NameOf(endpoint),
        Title = operation.Summary,
        Description = operation.Description,
        InputSchema = JsonSerializer.SerializeToElement(operation.Schema),
        Annotations = new() { Title = operation.Summary, ReadOnlyHint = true, DestructiveHint = false, OpenWorldHint = false },
    };

    /// <summary>A result that is an error, in a sentence.</summary>
    public static CallToolResult Refuse(string sentence) => new() { IsError = true, Content = [new TextContentBlock { Text = sentence }] };

    /// <summary>Asks the endpoint.</summary>
    /// <param name="arguments">By name.</param>
    /// <param name="services">Of the request that the call came with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CallToolResult> CallAsync(IDictionary<string, JsonElement> arguments, IServiceProvider services, CancellationToken cancellationToken)
    {
        var names = operation.Schema["properties"]!.AsObject().Select(property => property.Key).ToList();
        if (arguments.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            return Refuse(names.Count == 0 ? "This tool takes no arguments." : $"There is no argument '{unknown}'; there are: {string.Join(", ", names)}.");
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        context.SetEndpoint(endpoint);
        WriteRequest(context, arguments);
        try
        {
            await endpoint.RequestDelegate!(context);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The API's own words; what it has none for is no answer to anybody, and is logged by who called.
            if (!await services.GetRequiredService<IExceptionHandler>().TryHandleAsync(context, failure, cancellationToken))
                throw;
        }
        var json = JsonSerializer.Deserialize<JsonElement>(answer.ToArray());
        return context.Response.StatusCode >= StatusCodes.Status400BadRequest
            ? Refuse(Sentence(json))
            : new() { Content = [new TextContentBlock { Text = json.GetRawText() }], StructuredContent = json };
    }

    private void WriteRequest(HttpContext context, IDictionary<string, JsonElement> arguments)
    {
        var request = context.Request;
        string path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var query = new QueryBuilder();
        var body = new JsonObject();
        foreach (var (name, value) in arguments)
        {
            if (endpoint.RoutePattern.GetParameter(name) is not null)
                request.RouteValues[name] = value.ToString();
            else if (!operation.Parameters.Contains(name))
                body[name] = JsonNode.Parse(value.GetRawText());
            else if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                query.Add(name, value.ValueKind == JsonValueKind.Array ? string.Join(',', value.EnumerateArray()) : value.ToString());
        }
        (request.Method, request.Path, request.QueryString) = (operation.Method, path, query.ToQueryString());
        if (HttpMethods.IsGet(operation.Method))
            return;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        (request.Body, request.ContentLength, request.ContentType) = (new MemoryStream(bytes), bytes.Length, "application/json");
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new Body());
    }

    private static string Sentence(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors)
            ? string.Join(' ', errors.EnumerateObject().SelectMany(field => field.Value.EnumerateArray().Select(error => $"{field.Name}: {error}")))
            : problem.TryGetProperty("detail", out var detail) ? detail.ToString() : problem.GetProperty("title").ToString();

    private sealed class Body : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
