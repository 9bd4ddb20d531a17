using RecApp.Monitoring.Alerts;
using RecApp.Monitoring.Alerts.Webhook;

namespace RecApp.Features.Monitor;

/// <summary>What is wrong, and was.</summary>
/// <param name="Alerts">Those that are open first, then those that ended, the latest first; 200 at most.</param>
/// <param name="Undelivered">What the webhook did not get; null where there is none, or it got everything.</param>
public sealed record AlertReport(IReadOnlyList<AlertRow> Alerts, WebhookTrouble? Undelivered);

/// <summary>Something that is wrong, or was.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Rule">What is looked at.</param>
/// <param name="Model">The model's name; empty where it is about none.</param>
/// <param name="Subject">The version that drifted; empty for other rules.</param>
/// <param name="Detail">The measures that drifted; empty for other rules.</param>
/// <param name="Measured">When it was raised: a stability index, a share of 0–1, or milliseconds.</param>
/// <param name="Threshold">The limit then, in the same unit.</param>
/// <param name="RaisedUtc">Since when.</param>
/// <param name="EndedUtc">Until when; null while it is open.</param>
/// <param name="What">What happened, in a sentence.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record AlertRow(
    Guid Id, AlertRule Rule, string Model, string Subject, string Detail, double Measured, double Threshold, DateTimeOffset RaisedUtc, DateTimeOffset? EndedUtc, string What, string Advice);
