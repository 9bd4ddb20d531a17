namespace RecApp.Admission;

/// <summary>
/// For whom the current work is done, so that queues and meters deep below a page or an endpoint know without being handed it. It
/// flows with the execution context: from a request to all it awaits, from the connection of a circuit to each of its events.
/// </summary>
/// <param name="Address">As limits count it.</param>
/// <param name="Way">How it came: <see cref="Page"/>, <see cref="Api"/>, <see cref="Assistant"/>, <see cref="Within"/> or <see cref="Shadow"/>.</param>
public sealed record Caller(string Address, string Way)
{
    /// <summary>A browser that shows a page.</summary>
    public const string Page = "page";

    /// <summary>A program.</summary>
    public const string Api = "api";

    /// <summary>A language model's assistant, over the Model Context Protocol.</summary>
    public const string Assistant = "assistant";

    /// <summary>Nobody outside, but a batch or a command.</summary>
    public const string Within = "server";

    /// <summary>Nobody: a version that answers unseen what another one is asked.</summary>
    public const string Shadow = "shadow";

    /// <summary>A random name by which the visitor is known again; null where none came.</summary>
    public string? Visitor { get; init; }

    private static readonly AsyncLocal<Caller?> Ambient = new();

    private static readonly Caller Server = new(Within, Within);

    /// <summary>The caller; the server itself where nobody has set one.</summary>
    public static Caller Current
    {
        get => Ambient.Value ?? Server;
        set => Ambient.Value = value;
    }
}
