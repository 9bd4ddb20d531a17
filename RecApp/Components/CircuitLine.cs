namespace RecApp.Components;

/// <summary>How soon either end of a circuit's line notices that the other one is silent.</summary>
public static class CircuitLine
{
    /// <summary>Silence after which the line counts as lost: three signs of life that did not come.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>How often each end gives a sign of life.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);
}
