namespace RecApp.Monitoring.Alerts;

/// <summary>What is looked at.</summary>
public enum AlertRule
{
    /// <summary>Inputs or outputs are not what they were in training.</summary>
    Drift,

    /// <summary>Questions got no answer.</summary>
    Failed,

    /// <summary>Questions were turned away.</summary>
    Busy,

    /// <summary>Answers take long.</summary>
    Latency,

    /// <summary>Ratings have become worse.</summary>
    Feedback,

    /// <summary>The database nears its largest size.</summary>
    Storage,
}

/// <summary>What an alert is about: of those that are alike only one is open at a time.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Model">The model's name; empty where it is about none.</param>
/// <param name="Subject">The version that drifted; empty for other rules.</param>
public sealed record AlertKey(AlertRule Rule, string Model, string Subject = "");

/// <summary>What a look found of one rule.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="IsTrue">Whether the limit is passed, by enough cases to say so.</param>
/// <param name="Measured">In the rule's unit: an index, a share of 0–1, or milliseconds.</param>
/// <param name="Threshold">The limit, in the same unit.</param>
/// <param name="Detail">The measures that drifted; empty for other rules.</param>
internal sealed record AlertFinding(AlertKey Key, bool IsTrue, double Measured, double Threshold, string Detail = "");

/// <summary>Something was wrong, or still is.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Key">What it is about.</param>
/// <param name="Detail">The measures that drifted; empty for other rules.</param>
/// <param name="Measured">What was measured when it was raised.</param>
/// <param name="Threshold">The limit then.</param>
/// <param name="RaisedUtc">Since when, to the millisecond.</param>
/// <param name="EndedUtc">Until when; null while it is open.</param>
public sealed record Alert(Guid Id, AlertKey Key, string Detail, double Measured, double Threshold, DateTimeOffset RaisedUtc, DateTimeOffset? EndedUtc)
{
    /// <summary>A new one.</summary>
    internal static Alert Of(AlertFinding finding, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), finding.Key, finding.Detail, finding.Measured, finding.Threshold, now, null);

    /// <summary>Its end, never before its beginning: the clock may have been set back.</summary>
    internal Alert End(DateTimeOffset now) => this with { EndedUtc = now < RaisedUtc ? RaisedUtc : now };
}
