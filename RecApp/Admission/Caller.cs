namespace RecApp.Admission;

/// <summary>
/// For whom the current work is done, so that queues deep below a page or an endpoint can be fair without being handed it. It
/// flows with the execution context: from a request to all it awaits, from the connection of a circuit to each of its events.
/// </summary>
public static class Caller
{
    /// <summary>What works for nobody in particular, such as a batch in the background.</summary>
    public const string Server = "server";

    private static readonly AsyncLocal<string?> Ambient = new();

    /// <summary>The caller's address as limits count it; <see cref="Server"/> where nobody has set one.</summary>
    public static string Current
    {
        get => Ambient.Value ?? Server;
        set => Ambient.Value = value;
    }
}
