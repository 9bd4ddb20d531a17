using RecApp.Validation;

namespace RecApp.Visitors;

/// <summary>The configuration section <c>Visitors</c>: what is remembered of what a visitor does.</summary>
public sealed class VisitorOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Visitors";

    /// <summary>Whether anything is; without, browsers get a name only while an experiment runs.</summary>
    public bool Remember { get; set; } = true;

    /// <summary>Most visitors of whom a single process remembers anything, 1–10,000,000; who did nothing for longest goes first.</summary>
    public int MostVisitors { get; set; } = 50_000;

    /// <summary>Most memory that a single process has for it, in megabytes, 1–100,000.</summary>
    public int MostMegabytes { get; set; } = 64;

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(MostVisitors), MostVisitors, 1, 10_000_000);
        problems.Range(nameof(MostMegabytes), MostMegabytes, 1, 100_000);
    }
}
