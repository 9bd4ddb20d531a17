using System.Globalization;
using RecApp.Monitoring.Drift;
using RecApp.Monitoring.Watching;

namespace RecApp.Features.Monitor;

/// <summary>How the monitor writes things.</summary>
internal static class MonitorText
{
    /// <summary>With fewer rows a comparison says little; below this the page says so.</summary>
    public const int FewRows = 100;

    public static string Milliseconds(double? value) => value switch
    {
        null => "–",
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} ms"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{value:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value / 1000:0.0} s"),
    };

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double share) => share.ToString("0.# %", CultureInfo.InvariantCulture);

    /// <summary>The beginning of an hour, or a day; an hour that begins a day is called by it.</summary>
    public static string Hour(DateTimeOffset time, TimeSpan step) =>
        time.UtcDateTime.ToString(step < TimeSpan.FromDays(1) && time.UtcDateTime.Hour > 0 ? "HH:mm" : "d MMM", CultureInfo.InvariantCulture);

    /// <summary>A time to the minute.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What to make of a feature.</summary>
    public static string Verdict(FeatureReport feature) => feature.Reference.IsChosen == true ? "up to who asks" : feature.Verdict switch
    {
        { Rows: 0 } => "nothing asked yet",
        { Drifted: true } => "drifted",
        { Rows: < FewRows } => "few questions so far",
        _ => "as in training",
    };

    /// <summary>In one sentence how a model is doing.</summary>
    public static string State(Traffic traffic, IReadOnlyList<string> drifted) => traffic switch
    {
        { Asked: 0 } => "Nobody has asked.",
        { Failed: > 0 } => $"{Count(traffic.Failed)} {(traffic.Failed == 1 ? "question" : "questions")} failed.",
        { Errors: > 0 } => $"{Count(traffic.Errors)} of {Count(traffic.Asked)} questions were turned away.",
        _ when drifted.Count > 0 => $"Its questions have changed: {string.Join(", ", drifted)}.",
        _ => "All is well.",
    };

    /// <summary>Ok, attention or trouble, for the mark beside it.</summary>
    public static string Level(Traffic traffic, IReadOnlyList<string> drifted) =>
        traffic.Failed > 0 ? "trouble" : traffic.Errors > 0 || drifted.Count > 0 ? "attention" : traffic.Asked > 0 ? "well" : "quiet";
}
