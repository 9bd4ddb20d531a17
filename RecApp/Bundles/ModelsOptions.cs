namespace RecApp.Bundles;

/// <summary>The configuration section <c>Models</c>.</summary>
public sealed class ModelsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Models";

    /// <summary>Folder of all models; empty for <c>models</c> beside the application, then in the repository.</summary>
    public string Path { get; set; } = "";

    /// <summary>Versions to serve by model name, instead of the newest: how a rollback outlives a restart.</summary>
    public Dictionary<string, string> Versions { get; set; } = new(StringComparer.Ordinal);
}
