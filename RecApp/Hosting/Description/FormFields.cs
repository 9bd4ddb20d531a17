using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RecApp.Hosting.Description;

/// <summary>The fields of a form, for an endpoint that answers whatever it is sent: one that is told to the router refuses all else.</summary>
/// <param name="Names">Of the fields, each a text.</param>
internal sealed record FormFields(IReadOnlyList<string> Names)
{
    /// <summary>Describes the body of an operation that has such fields.</summary>
    public static Task ShowAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<FormFields>().LastOrDefault() is not { Names: var names })
            return Task.CompletedTask;
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = names.ToDictionary(name => name, IOpenApiSchema (_) => new OpenApiSchema { Type = JsonSchemaType.String }),
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Content = new Dictionary<string, OpenApiMediaType> { ["application/x-www-form-urlencoded"] = new() { Schema = form }, ["multipart/form-data"] = new() { Schema = form } },
        };
        return Task.CompletedTask;
    }
}
