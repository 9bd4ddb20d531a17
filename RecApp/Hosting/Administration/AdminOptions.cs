using RecApp.Validation;

namespace RecApp.Hosting.Administration;

/// <summary>The configuration section <c>Admin</c>: who may change what the product serves.</summary>
public sealed class AdminOptions
{
    public const string Section = "Admin";

    /// <summary>
    /// The administrator's key, at least <see cref="ShortestKey"/> characters; belongs into the environment (<c>Admin__Key</c>) or
    /// user secrets. Without one everybody is administrator in Development and nobody elsewhere.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>Wrong keys of one address in a minute, 1–1,000. After that even the right one has to wait.</summary>
    public int TriesPerMinute { get; set; } = 5;

    /// <summary>How long a sign-in lasts, 1–720 hours.</summary>
    public int SessionHours { get; set; } = 8;

    /// <summary>A shorter key could be guessed.</summary>
    internal const int ShortestKey = 16;

    // Never says what stands in the secret key.
    internal void Check(SettingProblems problems)
    {
        if (Key.Length is > 0 and < ShortestKey)
            problems.Add($"Admin:Key has {Key.Length} characters; it must have at least {ShortestKey}.");
        problems.Range(nameof(TriesPerMinute), TriesPerMinute, 1, 1000);
        problems.Range(nameof(SessionHours), SessionHours, 1, 720);
    }
}
