namespace RecApp.Features.Sentiment.Api;

/// <summary>Texts to judge: give either <c>text</c> or <c>texts</c>.</summary>
/// <param name="Text">A single text of up to 50,000 characters.</param>
/// <param name="Texts">1 to 1,000 texts, together up to a million characters.</param>
/// <param name="Model"><c>lstm</c> (default) or <c>linear</c>.</param>
/// <param name="Explain">Whether to say what each word adds; for up to 20 texts of a request, together up to 50,000 characters. False when missing.</param>
public sealed record SentimentRequest(string? Text = null, IReadOnlyList<string?>? Texts = null, string? Model = null, bool? Explain = null);
