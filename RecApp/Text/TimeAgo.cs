using System.Globalization;

namespace RecApp.Text;

/// <summary>How long ago something was, as people say it.</summary>
public static class TimeAgo
{
    /// <summary>Such as <c>5 minutes ago</c>; the day where that is long ago. What is yet to come is now.</summary>
    public static string Of(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } past => Ago((int)past.TotalMinutes, "minute"),
        { TotalDays: < 1 } past => Ago((int)past.TotalHours, "hour"),
        { TotalDays: < 14 } past => Ago((int)past.TotalDays, "day"),
        _ => then.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    private static string Ago(int count, string unit) => count == 1 ? $"1 {unit} ago" : string.Create(CultureInfo.InvariantCulture, $"{count} {unit}s ago");
}
