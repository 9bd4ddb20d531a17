namespace RecApp.Storage;

/// <summary>How often a rating was given.</summary>
/// <param name="Variant">Which part of the model answered, e.g. a ranker.</param>
/// <param name="Rating">The rating's name, lower case.</param>
/// <param name="Count">1 or more.</param>
public sealed record FeedbackTally(string Variant, string Rating, long Count);
