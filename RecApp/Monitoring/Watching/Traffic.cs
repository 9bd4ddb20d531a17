namespace RecApp.Monitoring.Watching;

/// <summary>How questions put to a model ended, and how long the answers took.</summary>
/// <param name="Answered">Predictions made.</param>
/// <param name="Invalid">Requests that made no sense.</param>
/// <param name="Busy">Refused because too many were asking.</param>
/// <param name="Unavailable">Refused because no version could be loaded.</param>
/// <param name="Cancelled">Given up by who asked.</param>
/// <param name="Failed">Ended by a fault of the program.</param>
/// <param name="P50Ms">Median time of an answer in milliseconds, within 3 %; null without answers.</param>
/// <param name="P95Ms">19 of 20 answers took no longer.</param>
/// <param name="P99Ms">99 of 100 answers took no longer.</param>
public sealed record Traffic(long Answered, long Invalid, long Busy, long Unavailable, long Cancelled, long Failed, double? P50Ms, double? P95Ms, double? P99Ms)
{
    /// <summary>All questions.</summary>
    public long Asked => Answered + Invalid + Busy + Unavailable + Cancelled + Failed;

    /// <summary>Questions that got no answer though they made sense and nobody gave up.</summary>
    public long Errors => Busy + Unavailable + Failed;
}
