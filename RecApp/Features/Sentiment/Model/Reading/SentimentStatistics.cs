using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Languages;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>What a bundle holds beside the model itself.</summary>
/// <param name="Limits">Which texts the model can read.</param>
/// <param name="Histogram">How the probability lies over reviews that the model had not seen.</param>
/// <param name="Reviews">The training data in counts.</param>
internal sealed record SentimentStatistics(IReadOnlyList<LanguageLimit> Limits, ProbabilityHistogram Histogram, ReviewStatistics Reviews)
{
    /// <summary>Its file in a bundle.</summary>
    public const string File = "statistics.json";

    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="InvalidDataException">The file is not one of ours.</exception>
    public static SentimentStatistics Read(ModelBundle bundle)
    {
        try
        {
            var read = JsonSerializer.Deserialize<SentimentStatistics>(bundle.ReadAllBytes(File), Json);
            return read is { Limits.Count: > 0, Histogram: { } histogram, Reviews: not null } && histogram.Edges.Count == histogram.Negative.Count + 1
                && histogram.Negative.Count == histogram.Positive.Count
                ? read
                : throw new InvalidDataException($"{File} is incomplete.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{File} is damaged.", error);
        }
    }
}
