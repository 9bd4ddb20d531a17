using RecApp.Validation;

namespace RecApp.Session;

/// <summary>The configuration section <c>Session</c>: what is kept of a browser tab while it reloads or moves.</summary>
public sealed class SessionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Session";

    /// <summary>How long what a tab's pages remember waits for the tab to come back, in seconds, 1–86,400.</summary>
    public int ReloadSeconds { get; set; } = 300;

    /// <summary>Most tabs for which something waits, 0–100,000; the oldest go first.</summary>
    public int MostLeft { get; set; } = 500;

    /// <summary>How long what a tab remembers is kept outside the process, for its next circuit on whatever instance, in minutes, 1–10,080.</summary>
    public int SnapshotMinutes { get; set; } = 480;

    /// <summary>Most that is kept of a tab's files there, in megabytes after compression, 0–1,000; what is beyond is lost when the tab moves.</summary>
    public int SnapshotMegabytes { get; set; } = 24;

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(ReloadSeconds), ReloadSeconds, 1, 86_400);
        problems.Range(nameof(MostLeft), MostLeft, 0, 100_000);
        problems.Range(nameof(SnapshotMinutes), SnapshotMinutes, 1, 10_080);
        problems.Range(nameof(SnapshotMegabytes), SnapshotMegabytes, 0, 1_000);
    }
}
