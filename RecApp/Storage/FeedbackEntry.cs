namespace RecApp.Storage;

/// <summary>A row of <c>feedback</c> beside the prediction it belongs to.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Rating">The rating's name, lower case.</param>
/// <param name="Reason">The user's words; null for none.</param>
/// <param name="CreatedUtc">When, to the millisecond.</param>
public sealed record FeedbackEntry(Guid Id, string Rating, string? Reason, DateTimeOffset CreatedUtc);
