using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecApp.Ui;

/// <summary>What assistants are offered as tools.</summary>
public interface IAssistantTools
{
    /// <summary>A call of the HTTP API as the call of a tool.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="pathAndQuery">Beginning with /api/.</param>
    /// <param name="body">What is sent as JSON; null for nothing.</param>
    /// <returns>Null where assistants can't make this call.</returns>
    ToolCall? Find(string method, string pathAndQuery, JsonObject? body);
}

/// <summary>A call of a tool.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Path">Where assistants call.</param>
/// <param name="Arguments">By name.</param>
public sealed record ToolCall(string Name, string Path, JsonObject Arguments)
{
    /// <summary>What an assistant has to be told once, and what it then sends.</summary>
    /// <param name="application">The application's address.</param>
    public string ToText(Uri application)
    {
        var settings = new JsonObject
        {
            ["mcpServers"] = new JsonObject { ["recapp"] = new JsonObject { ["type"] = "http", ["url"] = new Uri(application, Path).AbsoluteUri } },
        };
        var call = new JsonObject { ["name"] = Name, ["arguments"] = Arguments.DeepClone() };
        return $"// Once, in the assistant's settings:\n{Written(settings)}\n\n// What it sends when you ask it for this:\n{Written(call)}";

        static string Written(JsonObject json) => json.ToJsonString(ApiCall.Json);
    }
}
