using System.Globalization;

namespace RecApp.Monitoring.Alerts;

/// <summary>What an alert says, on pages, in the log and to others.</summary>
public static class AlertText
{
    /// <summary>What happened, in a sentence.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="model">What the model is called where it is read.</param>
    public static string What(Alert alert, string model) => alert.Key.Rule switch
    {
        AlertRule.Drift => $"{model}: not as in training: {alert.Detail}.",
        AlertRule.Failed => $"{model}: {Share(alert.Measured)} of the questions failed (limit {Share(alert.Threshold)}).",
        AlertRule.Busy => $"{model}: {Share(alert.Measured)} of the questions were turned away because too many came at once (limit {Share(alert.Threshold)}).",
        AlertRule.Latency => $"{model}: 1 answer in 20 took longer than {Time(alert.Measured)} (limit {Time(alert.Threshold)}).",
        AlertRule.Feedback => $"{model}: {Share(alert.Measured)} of the latest ratings are good; before it was {Share(alert.Threshold)} at least.",
        _ => $"The database uses {Share(alert.Measured)} of the space it may (limit {Share(alert.Threshold)}).",
    };

    /// <summary>What to do about it.</summary>
    public static string Advice(AlertRule rule) => rule switch
    {
        AlertRule.Drift => "Compare the charts: if people bring other things than the model learnt from, train it on those; a value that is suddenly unknown or always the same is a fault where it comes from.",
        AlertRule.Failed => "The log has each with its trace. If it began with a new version, promote the one before; if no version can be loaded, /health/ready says why.",
        AlertRule.Busy => "Raise Inference:Concurrency or Inference:Queue, or add a server.",
        AlertRule.Latency => "See whether the median rose too: if not, questions wait for each other, and more places or another server help; if so, the machine is busy or the version is slower.",
        AlertRule.Feedback => "Read the reasons in the feedback of these days. If it began with a new version, promote the one before.",
        _ => "Raise Storage:MaximumMegabytes, or keep predictions for fewer days. When it is full, feedback is refused.",
    };

    private static string Share(double share) => share.ToString("0.# %", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.##} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s");
}
