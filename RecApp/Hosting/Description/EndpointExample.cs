using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RecApp.Hosting.Description;

/// <summary>A call of an endpoint that works: what to try first.</summary>
/// <param name="Values">By the names of parameters and of the body's fields.</param>
internal sealed record EndpointExample(JsonObject Values)
{
    /// <summary>The body where it is a text; null where it is made of fields.</summary>
    public string? Text { get; init; }

    /// <summary>Out of an object whose properties are named as parameters and fields are.</summary>
    public static EndpointExample Of(object values) => new(JsonSerializer.SerializeToNode(values, JsonSerializerOptions.Web)!.AsObject());

    /// <summary>Puts the example of an operation beside its parameters and its body.</summary>
    public static Task ShowAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointExample>().LastOrDefault() is not { Values: var values, Text: var text })
            return Task.CompletedTask;
        var body = new JsonObject();
        foreach (var (name, value) in values)
        {
            if (operation.Parameters?.FirstOrDefault(parameter => parameter.Name == name) is OpenApiParameter parameter)
                parameter.Example = value?.DeepClone();
            else
                body[name] = value?.DeepClone();
        }
        foreach (var (type, content) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (text is null)
                content.Example = body.DeepClone();
            else if (type.StartsWith("text/", StringComparison.Ordinal))
                content.Example = JsonValue.Create(text);
        }
        return Task.CompletedTask;
    }
}
