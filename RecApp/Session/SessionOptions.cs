using RecApp.Validation;

namespace RecApp.Session;

/// <summary>The configuration section <c>Session</c>: what is kept of a browser tab while it reloads.</summary>
public sealed class SessionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Session";

    /// <summary>How long what a tab's pages remember waits for the tab to come back, in seconds, 1–86,400.</summary>
    public int ReloadSeconds { get; set; } = 300;

    /// <summary>Most tabs for which something waits, 0–100,000; the oldest go first.</summary>
    public int MostLeft { get; set; } = 500;

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(ReloadSeconds), ReloadSeconds, 1, 86_400);
        problems.Range(nameof(MostLeft), MostLeft, 0, 100_000);
    }
}
