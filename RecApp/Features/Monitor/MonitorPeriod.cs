using RecApp.Storage.Hours;

namespace RecApp.Features.Monitor;

/// <summary>How far back the monitor looks. Questions are added up by the hour, so the first hour, or day in UTC, is looked at whole.</summary>
public enum MonitorPeriod
{
    /// <summary>This hour and the one before.</summary>
    Hour,

    /// <summary>24 hours.</summary>
    Day,

    /// <summary>Today and the six days before.</summary>
    Week,

    /// <summary>Today and the 29 days before.</summary>
    Month,
}

/// <summary>What follows from a period.</summary>
internal static class MonitorPeriods
{
    /// <summary>Its first hour.</summary>
    public static DateTimeOffset From(this MonitorPeriod period, DateTimeOffset now) => period switch
    {
        MonitorPeriod.Hour => HourKey.HourOf(now).AddHours(-1),
        MonitorPeriod.Day => HourKey.HourOf(now).AddHours(-23),
        MonitorPeriod.Week => new(now.UtcDateTime.Date.AddDays(-6), TimeSpan.Zero),
        _ => new(now.UtcDateTime.Date.AddDays(-29), TimeSpan.Zero),
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
