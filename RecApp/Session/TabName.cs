namespace RecApp.Session;

/// <summary>
/// From which browser tab the current work comes. It flows with the execution context, from the first connection of a circuit to all it
/// causes. A tab names itself by a random value, which js/connection.js keeps over a reload and gives to nobody else.
/// </summary>
internal static class TabName
{
    private static readonly AsyncLocal<string?> Ambient = new();

    /// <summary>The tab; null where nobody has said so.</summary>
    public static string? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }
}
