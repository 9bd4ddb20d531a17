namespace RecApp.Features.Monitor;

/// <summary>How far back the monitor looks. Questions are added up by the hour, so the first hour is looked at whole.</summary>
public enum MonitorPeriod
{
    /// <summary>This hour and the one before.</summary>
    Hour,

    /// <summary>24 hours.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>Thirty days.</summary>
    Month,
}

/// <summary>What follows from a period.</summary>
internal static class MonitorPeriods
{
    public static TimeSpan Length(this MonitorPeriod period) => period switch
    {
        MonitorPeriod.Hour => TimeSpan.FromHours(1),
        MonitorPeriod.Day => TimeSpan.FromDays(1),
        MonitorPeriod.Week => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(30),
    };

    /// <summary>How much of it a bar of a chart stands for.</summary>
    public static TimeSpan Step(this MonitorPeriod period) => period <= MonitorPeriod.Day ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    /// <summary>The period of a name, in any case; null for other names.</summary>
    public static MonitorPeriod? Find(string? name) =>
        Enum.GetValues<MonitorPeriod>().Cast<MonitorPeriod?>().FirstOrDefault(period => string.Equals(period.ToString(), name, StringComparison.OrdinalIgnoreCase));

    public static string Name(this MonitorPeriod period) => period switch
    {
        MonitorPeriod.Hour => "this hour and the last",
        MonitorPeriod.Day => "the last 24 hours",
        MonitorPeriod.Week => "the last 7 days",
        _ => "the last 30 days",
    };
}
