using System.Globalization;

namespace RecApp.Storage;

/// <summary>Ids of predictions are UUIDs version 7, which begin with the milliseconds since 1970 in 12 hexadecimal digits: as text they sort by time.</summary>
internal static class PredictionIds
{
    /// <summary>Stands behind every id.</summary>
    public const string End = "g";

    /// <summary>What stands before every id of a time and those after it, and behind every one before.</summary>
    public static string FirstOf(DateTimeOffset time)
    {
        string digits = time.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        return $"{digits[..8]}-{digits[8..]}";
    }
}
