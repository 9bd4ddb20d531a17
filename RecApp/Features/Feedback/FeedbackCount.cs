namespace RecApp.Features.Feedback;

/// <summary>How often a rating was given.</summary>
/// <param name="Variant">Which part of the model answered, e.g. a ranker.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Count">1 or more.</param>
public sealed record FeedbackCount(string Variant, FeedbackRating Rating, long Count);
