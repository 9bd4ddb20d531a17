using RecApp.Validation;

namespace RecApp.Hosting.Telemetry;

/// <summary>The configuration section <c>Metrics</c>: whether Prometheus may read them at <c>/metrics</c>.</summary>
public sealed class MetricsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Metrics";

    /// <summary>A shorter token could be guessed.</summary>
    internal const int ShortestToken = 16;

    /// <summary>Whether there is such an address. Who reads it needs <see cref="Token"/> or the administrator's key.</summary>
    public bool On { get; set; }

    /// <summary>
    /// What Prometheus sends as <c>Authorization: Bearer</c>, at least <see cref="ShortestToken"/> characters; belongs into the environment
    /// (<c>Metrics__Token</c>) or user secrets. Empty: only the administrator's key opens it.
    /// </summary>
    public string Token { get; set; } = "";

    // Never says what stands in the secret token.
    internal void Check(SettingProblems problems)
    {
        if (Token.Length is > 0 and < ShortestToken)
            problems.Add($"Metrics:Token has {Token.Length} characters; it must have at least {ShortestToken}.");
    }
}
