namespace RecApp.Hosting.Assistants;

/// <summary>Whether assistants may call.</summary>
internal sealed class AssistantOptions
{
    public const string Section = "Mcp";

    /// <summary>Whether /mcp offers the features as tools, by the Model Context Protocol.</summary>
    public bool Enabled { get; init; } = true;
}
