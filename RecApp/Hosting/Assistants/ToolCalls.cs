using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.WebUtilities;
using RecApp.Ui;

namespace RecApp.Hosting.Assistants;

/// <summary>Calls of the API as calls of tools.</summary>
internal static class ToolCalls
{
    /// <summary>The name of an endpoint's tool: of RecommendMovies it is recommend_movies.</summary>
    public static string NameOf(RouteEndpoint endpoint) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);

    /// <summary>A call of the API as the call of an endpoint's tool; null where another endpoint answers it.</summary>
    public static ToolCall? Of(RouteEndpoint endpoint, string method, string pathAndQuery, JsonObject? body)
    {
        string[] parts = pathAndQuery.Split('?', 2);
        var values = new RouteValueDictionary();
        if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) != true
            || !new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), []).TryMatch(parts[0], values))
            return null;
        var texts = endpoint.Metadata.GetRequiredMetadata<MethodInfo>().GetParameters().Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => parameter.Name).ToHashSet();
        var arguments = new JsonObject();
        foreach (var (name, value) in values)
            Add(name, value?.ToString());
        foreach (var (name, value) in QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1)))
            Add(name, value.ToString());
        foreach (var (name, value) in body ?? [])
            arguments[name] = value?.DeepClone();
        return new(NameOf(endpoint), AssistantSetup.Path, arguments);

        // What is no text is written in an address as it is in JSON.
        void Add(string name, string? value) => arguments[name] = value is null || texts.Contains(name) ? JsonValue.Create(value) : JsonNode.Parse(value);
    }
}
