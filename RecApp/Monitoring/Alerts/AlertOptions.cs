using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Validation;

namespace RecApp.Monitoring.Alerts;

/// <summary>The configuration section <c>Alerts</c>: when whoever runs the product is told that something is wrong.</summary>
public sealed class AlertOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Alerts";

    private const int MostHours = 168;

    /// <summary>Whether anything is looked at.</summary>
    public bool On { get; set; } = true;

    /// <summary>Seconds between two looks, 1–3,600.</summary>
    public int IntervalSeconds { get; set; } = 60;

    /// <summary>An alert is raised when it was true at so many looks in a row, 1–100.</summary>
    public int RaiseAfter { get; set; } = 2;

    /// <summary>It ends when it was false at so many looks in a row, 1–100.</summary>
    public int EndAfter { get; set; } = 2;

    /// <summary>Inputs or outputs of a served version are not what they were in training.</summary>
    public DriftRule Drift { get; set; } = new();

    /// <summary>Questions ended by a fault of the program, or because no version could be loaded.</summary>
    public ShareRule Failed { get; set; } = new() { Percent = 2, LeastRequests = 50 };

    /// <summary>Questions were turned away because too many came at once.</summary>
    public ShareRule Busy { get; set; } = new() { Percent = 5, LeastRequests = 100 };

    /// <summary>Answers take long.</summary>
    public LatencyRule Latency { get; set; } = new();

    /// <summary>The share of good ratings has fallen.</summary>
    public FeedbackRule Feedback { get; set; } = new();

    /// <summary>The database nears its largest size.</summary>
    public StorageRule Storage { get; set; } = new();

    /// <summary>Who else is told.</summary>
    public WebhookOptions Webhook { get; set; } = new();

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(IntervalSeconds), IntervalSeconds, 1, 3600);
        problems.Range(nameof(RaiseAfter), RaiseAfter, 1, 100);
        problems.Range(nameof(EndAfter), EndAfter, 1, 100);
        CheckWindow(nameof(Drift), Drift.Hours, Drift.LeastRequests);
        CheckShare(nameof(Failed), Failed);
        CheckShare(nameof(Busy), Busy);
        CheckWindow(nameof(Latency), Latency.Hours, Latency.LeastRequests);
        CheckTime("Latency:P95Ms", Latency.P95Ms);
        foreach (var (model, most) in Latency.P95MsByModel)
            CheckTime($"Latency:P95MsByModel:{model}", most);
        problems.Range("Feedback:Days", Feedback.Days, 1, 90);
        problems.Range("Feedback:LeastRatings", Feedback.LeastRatings, 1, 1_000_000);
        CheckPercent("Storage:Percent", Storage.Percent);
        Webhook.Check(problems);

        void CheckWindow(string rule, int hours, int least)
        {
            problems.Range($"{rule}:Hours", hours, 1, MostHours);
            problems.Range($"{rule}:LeastRequests", least, 1, 1_000_000);
        }

        void CheckShare(string rule, ShareRule share)
        {
            CheckWindow(rule, share.Hours, share.LeastRequests);
            CheckPercent($"{rule}:Percent", share.Percent);
        }

        void CheckPercent(string key, double percent) => problems.Require(percent is > 0 and < 100, key, percent, "above 0 and below 100");

        void CheckTime(string key, double milliseconds) => problems.Require(milliseconds is > 0 and <= 1_000_000, key, milliseconds, "above 0 and at most 1000000");
    }
}

/// <summary>Compares the questions of some hours with those in training.</summary>
public sealed class DriftRule
{
    /// <summary>Whether the rule is looked at.</summary>
    public bool On { get; set; } = true;

    /// <summary>This hour and so many before, 1–168.</summary>
    public int Hours { get; set; } = 24;

    /// <summary>With fewer measured predictions it says nothing, 1–1,000,000.</summary>
    public int LeastRequests { get; set; } = 300;
}

/// <summary>Compares a share of the questions that made sense, and that nobody gave up, with a limit.</summary>
public sealed class ShareRule
{
    /// <inheritdoc cref="DriftRule.On"/>
    public bool On { get; set; } = true;

    /// <inheritdoc cref="DriftRule.Hours"/>
    public int Hours { get; set; } = 1;

    /// <summary>With fewer questions it says nothing, 1–1,000,000.</summary>
    public int LeastRequests { get; set; } = 100;

    /// <summary>The limit in percent, above 0 and below 100.</summary>
    public double Percent { get; set; } = 5;
}

/// <summary>Compares what 19 of 20 answers do not exceed with a limit.</summary>
public sealed class LatencyRule
{
    /// <inheritdoc cref="DriftRule.On"/>
    public bool On { get; set; } = true;

    /// <inheritdoc cref="DriftRule.Hours"/>
    public int Hours { get; set; } = 1;

    /// <summary>With fewer answers it says nothing, 1–1,000,000.</summary>
    public int LeastRequests { get; set; } = 100;

    /// <summary>The limit in milliseconds, above 0 and at most 1,000,000.</summary>
    public double P95Ms { get; set; } = 5_000;

    /// <summary>Limits of single models by name. Songs are written for as long as it takes.</summary>
    public Dictionary<string, double> P95MsByModel { get; set; } = new(StringComparer.Ordinal) { ["lyrics"] = 60_000 };

    internal double LimitOf(string model) => P95MsByModel.GetValueOrDefault(model, P95Ms);
}

/// <summary>Compares the ratings of the last days with those of as many days before.</summary>
public sealed class FeedbackRule
{
    /// <inheritdoc cref="DriftRule.On"/>
    public bool On { get; set; } = true;

    /// <summary>Days of either period, 1–90.</summary>
    public int Days { get; set; } = 7;

    /// <summary>With fewer ratings in either it says nothing, 1–1,000,000.</summary>
    public int LeastRatings { get; set; } = 20;
}

/// <summary>Compares what the database uses with its largest size.</summary>
public sealed class StorageRule
{
    /// <inheritdoc cref="DriftRule.On"/>
    public bool On { get; set; } = true;

    /// <summary>The limit in percent of <c>Storage:MaximumMegabytes</c>, above 0 and below 100.</summary>
    public double Percent { get; set; } = 85;
}
