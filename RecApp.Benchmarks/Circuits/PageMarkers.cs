using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RecApp.Benchmarks.Circuits;

/// <summary>What a prerendered page says to Blazor's script in its comments: the components to bring to life and the state kept for them.</summary>
/// <param name="Components">Records of the components, in their order.</param>
/// <param name="State">Protected state; empty when the page has none.</param>
internal sealed partial record PageMarkers(IReadOnlyList<JsonNode> Components, string State)
{
    /// <exception cref="InvalidDataException">The page holds no component of a circuit.</exception>
    public static PageMarkers Read(string html)
    {
        // The comment after a component holds its id alone, without a type.
        JsonNode[] components =
        [
            .. Component().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!)
                .Where(record => (string?)record["type"] == "server").OrderBy(record => (int)record["sequence"]!),
        ];
        return components.Length > 0
            ? new(components, ServerState().Match(html).Groups[1].Value)
            : throw new InvalidDataException($"No component in the page: {html[..Math.Min(200, html.Length)]}");
    }

    /// <summary>The first update of a circuit: it adds every component.</summary>
    public string Additions() => JsonSerializer.Serialize(new
    {
        batchId = 1,
        operations = Components.Select((record, index) => new { type = "add", ssrComponentId = index + 1, marker = record }),
    });

    [GeneratedRegex(@"<!--\s*Blazor:(\{.*?\})\s*-->")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=]+)-->")]
    private static partial Regex ServerState();
}
