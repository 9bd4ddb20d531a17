namespace RecApp.Storage.Hours;

/// <summary>Whose questions of which hour are added up.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The version; empty for questions that reached none.</param>
/// <param name="Variant">Which part of it; empty for questions that did not say.</param>
/// <param name="Caller">How it was asked.</param>
/// <param name="Hour">The hour's beginning, in UTC.</param>
public readonly record struct HourKey(string Model, string Version, string Variant, string Caller, DateTimeOffset Hour)
{
    /// <summary>The beginning of the hour, in UTC.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
}

/// <summary>A question that got no answer.</summary>
/// <param name="Key">Where it counts.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record Unanswered(HourKey Key, Outcome Outcome);
