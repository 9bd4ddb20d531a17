using RecApp.Storage.PostgreSql;
using RecApp.Validation;

namespace RecApp.Storage;

/// <summary>The configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>The database of all that is not computed in advance.</summary>
    internal const string MainName = "recapp";

    /// <summary>PostgreSQL 15 or later, as in <c>Host=db.example;Database=recapp;Username=recapp;Password=…</c>; empty for SQLite in <see cref="Path"/>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Folder of SQLite's databases and the key ring. Absolute once configured; created at start.</summary>
    public string Path { get; set; } = "";

    /// <summary>Most each database may grow to, in megabytes, 1–1,000,000: a log must not fill the machine's disk.</summary>
    public int MaximumMegabytes { get; set; } = 2048;

    /// <summary>Writes that may wait for the disk, 1–1,000,000. Beyond that predictions are not logged.</summary>
    public int Queue { get; set; } = 8192;

    /// <summary>What is kept of the predictions.</summary>
    public RetentionOptions Retention { get; set; } = new();

    internal void Check(SettingProblems problems)
    {
        if (ConnectionString.Length > 0 && PostgreSqlConnections.ProblemOf(ConnectionString) is { } problem)
            problems.Add($"{Section}:{nameof(ConnectionString)} {problem}");
        problems.Range(nameof(MaximumMegabytes), MaximumMegabytes, 1, 1_000_000);
        problems.Range(nameof(Queue), Queue, 1, 1_000_000);
        problems.Range("Retention:Days", Retention.Days, 1, 36_500);
        problems.Range("Retention:Percent", Retention.Percent, 10, 75);
    }
}

/// <summary>How long predictions that nobody has rated are kept; the oldest go first. Feedback and lineage stay for ever.</summary>
public sealed class RetentionOptions
{
    /// <summary>Days that a prediction is kept, 1–36,500.</summary>
    public int Days { get; set; } = 90;

    /// <summary>Percent of <see cref="StorageOptions.MaximumMegabytes"/> from which on the oldest go earlier, 10–75: the rest is feedback's.</summary>
    public int Percent { get; set; } = 50;
}
