using RecApp.Inference;

namespace RecApp.Features.Sentiment;

/// <summary>What there is to know about a model before it is asked.</summary>
/// <param name="Manifest">Version, data and measured quality.</param>
/// <param name="Histogram">How the probability lies over reviews that the model had not seen.</param>
/// <param name="Reviews">The reviews behind it.</param>
public sealed record SentimentFacts(ModelManifest Manifest, ProbabilityHistogram Histogram, ReviewStatistics Reviews);
