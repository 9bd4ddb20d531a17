using System.Globalization;

namespace RecApp.Features.Blog;

/// <summary>How days are written.</summary>
internal static class PostDay
{
    /// <summary>Such as 25 November 2026.</summary>
    public static string ForPeople(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as 2026-11-25.</summary>
    public static string ForMachines(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
