namespace RecApp.Storage;

/// <summary>The configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>Folder of the databases and the key ring. Absolute once configured; created at start.</summary>
    public string Path { get; set; } = "";

    /// <summary>Most each database may grow to, in megabytes, 1–1,000,000: a log must not fill the machine's disk.</summary>
    public int MaximumMegabytes { get; set; } = 2048;

    /// <summary>Writes that may wait for the disk, 1–1,000,000. Beyond that predictions are not logged.</summary>
    public int Queue { get; set; } = 8192;
}
