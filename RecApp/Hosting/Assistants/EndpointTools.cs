using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using ModelContextProtocol.Protocol;
using RecApp.Hosting.Description;
using RecApp.Ui;

namespace RecApp.Hosting.Assistants;

/// <summary>Marks an endpoint of the API that assistants are offered as a tool.</summary>
internal sealed class ToolEndpoint;

/// <summary>
/// The endpoints that are marked so as tools: their description is the API's, and a call goes through the endpoint itself, so that
/// nothing about them is said or done twice.
/// </summary>
internal sealed class EndpointTools(
    [FromKeyedServices(ApiDescription.Version)] IOpenApiDocumentProvider description, EndpointDataSource endpoints, IOptions<AssistantOptions> options) : IAssistantTools
{
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<EndpointTool>>? _tools;

    /// <summary>All tools, in the order of the API's description.</summary>
    public async ValueTask<ListToolsResult> ListAsync(CancellationToken cancellationToken) =>
        new() { Tools = [.. (await ReadAsync(cancellationToken)).Select(tool => tool.Tool)] };

    /// <summary>Calls a tool; what is wrong with the call is said in its result, for the assistant to mend.</summary>
    public async ValueTask<CallToolResult> CallAsync(CallToolRequestParams request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var tools = await ReadAsync(cancellationToken);
        return tools.FirstOrDefault(tool => tool.Tool.Name == request.Name) is { } tool
            ? await tool.CallAsync(request.Arguments ?? new Dictionary<string, JsonElement>(), services, cancellationToken)
            : EndpointTool.Refuse($"There is no tool of this name. There are: {string.Join(", ", tools.Select(known => known.Tool.Name))}.");
    }

    public ToolCall? Find(string method, string pathAndQuery, JsonObject? body) =>
        options.Value.Enabled ? Marked().Select(endpoint => ToolCalls.Of(endpoint, method, pathAndQuery, body)).FirstOrDefault(call => call is not null) : null;

    // For whoever comes first and all after; who gives up takes nobody with him.
    private Task<IReadOnlyList<EndpointTool>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_tools is null or { IsFaulted: true } or { IsCanceled: true })
                _tools = DescribeAsync();
            return _tools.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<EndpointTool>> DescribeAsync()
    {
        var document = await description.GetOpenApiDocumentAsync();
        var operations = new ToolOperations(JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!.AsObject());
        var endpointsByName = Marked().ToDictionary(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
        return [.. operations.All.Where(operation => endpointsByName.ContainsKey(operation.Name)).Select(operation => new EndpointTool(endpointsByName[operation.Name], operation))];
    }

    private IEnumerable<RouteEndpoint> Marked() => endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ToolEndpoint>() is not null);
}
