using System.Text.Json.Nodes;

namespace RecApp.Hosting.Assistants;

/// <summary>What an operation takes, out of the API's description: each argument with its schema, which refers to nothing outside.</summary>
/// <param name="Name">The operation's id.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Summary">A few words.</param>
/// <param name="Description">What to give and what comes back.</param>
/// <param name="Parameters">Names of the arguments that belong into the address.</param>
/// <param name="Schema">Of all arguments, an object.</param>
internal sealed record ToolOperation(string Name, string Method, string Summary, string Description, IReadOnlySet<string> Parameters, JsonObject Schema);

/// <summary>Reads operations out of the API's description.</summary>
/// <param name="document">The description as JSON.</param>
internal sealed class ToolOperations(JsonObject document)
{
    /// <summary>In the order of the description.</summary>
    public IEnumerable<ToolOperation> All =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select Read(method.Key, method.Value!);

    private ToolOperation Read(string method, JsonNode operation)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var schema = Inline(parameter!["schema"]!).AsObject();
            schema["description"] = parameter["description"]?.DeepClone();
            Show(schema, parameter["example"]);
            properties[(string)parameter["name"]!] = schema;
            if ((bool?)parameter["required"] == true)
                required.Add(parameter["name"]!.DeepClone());
        }
        HashSet<string> inAddress = [.. properties.Select(property => property.Key)];
        if (operation["requestBody"]?["content"]?["application/json"] is { } content)
        {
            var body = Inline(content["schema"]!).AsObject();
            foreach (var (name, property) in body["properties"]?.AsObject() ?? [])
            {
                var schema = property!.DeepClone();
                Show(schema.AsObject(), content["example"]?[name]);
                properties[name] = schema;
            }
            foreach (var name in body["required"]?.AsArray() ?? [])
                required.Add(name!.DeepClone());
        }
        var arguments = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
        return new((string)operation["operationId"]!, method.ToUpperInvariant(), (string)operation["summary"]!, (string?)operation["description"] ?? "", inAddress, arguments);
    }

    private static void Show(JsonObject schema, JsonNode? example)
    {
        if (example is not null)
            schema["examples"] = new JsonArray(example.DeepClone());
    }

    // Requests have no schema that holds itself.
    private JsonNode Inline(JsonNode node)
    {
        if (node is JsonObject schema)
        {
            var whole = new JsonObject();
            if ((string?)schema["$ref"] is { } reference)
                foreach (var (name, value) in Inline(Find(reference)).AsObject())
                    whole[name] = value?.DeepClone();
            foreach (var (name, value) in schema.Where(property => property.Key != "$ref"))
                whole[name] = value is null ? null : Inline(value);
            return whole;
        }
        return node is JsonArray array ? new JsonArray([.. array.Select(item => item is null ? null : Inline(item))]) : node.DeepClone();
    }

    private JsonNode Find(string reference) => reference.Split('/').Skip(1).Aggregate((JsonNode)document, (node, name) => node[name]!);
}
