using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RecApp.Hosting.Description;

/// <summary>
/// Describes values as answers write them: the framework adds the text that it would take for a number as well, and knows nothing of
/// what has a converter of ours. Out of either no client with usable types can be generated.
/// </summary>
internal static class WrittenTypes
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (schema.Type is { } types && (types.HasFlag(JsonSchemaType.Integer) || types.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = types & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
        else if (schema.Type is null && type == typeof(string))
        {
            bool isNumber = context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(WrittenAsNumberAttribute), inherit: false) == true;
            schema.Type = (isNumber ? JsonSchemaType.Number : JsonSchemaType.String) | JsonSchemaType.Null;
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } names)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(names).Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))];
        }
        return Task.CompletedTask;
    }
}

/// <summary>A text that is read as it is written, so that a mistake can be quoted, but stands for a number: callers should write one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WrittenAsNumberAttribute : Attribute;
