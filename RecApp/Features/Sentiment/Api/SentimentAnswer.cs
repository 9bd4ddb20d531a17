using System.Text.Json.Serialization;

namespace RecApp.Features.Sentiment.Api;

/// <summary>What a model thinks of texts.</summary>
/// <param name="Predictions">One per text, in their order.</param>
/// <param name="Model"><c>lstm</c> or <c>linear</c>.</param>
/// <param name="ModelVersion">Version of the model that answered.</param>
public sealed record SentimentAnswer(IReadOnlyList<SentimentPrediction> Predictions, string Model, string ModelVersion);

/// <summary>What a model thinks of a text.</summary>
/// <param name="Label"><c>positive</c>, <c>negative</c>, <c>neither</c> of a short text that takes no side, or <c>unknown</c> where a verdict would be a guess.</param>
/// <param name="Probability">Calibrated probability that the text praises, 0–1; null where the label is unknown.</param>
/// <param name="PredictionId">Id under which this prediction can be looked up and rated.</param>
public sealed record SentimentPrediction(string Label, double? Probability, Guid PredictionId)
{
    /// <summary>Label of praise.</summary>
    public const string Positive = "positive";

    /// <summary>Label of displeasure.</summary>
    public const string Negative = "negative";

    /// <summary>Label of a short text that takes no side.</summary>
    public const string Neither = "neither";

    /// <summary>Label where no verdict is given.</summary>
    public const string Unknown = "unknown";

    /// <summary>Why there is no verdict; missing where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Tokens of the middle that were not read, as the text is longer than the network reads; missing where all were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LeftOut { get; init; }

    /// <summary>What each word adds; missing unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WordEffect>? Words { get; init; }
}

/// <summary>What a word or sign adds to the verdict.</summary>
/// <param name="Word">As the model reads it.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Effect">Added to the log-odds of praise; below 0 it speaks for displeasure.</param>
public sealed record WordEffect(string Word, int Start, int Length, double Effect);

/// <summary>What the LSTM thinks after a token.</summary>
/// <param name="Word">The token.</param>
/// <param name="Probability">Calibrated probability of praise by the words up to here, 0–1.</param>
public sealed record ReadingStep(string Word, double Probability);

/// <summary>What a model thinks of a review, with all there is to show.</summary>
/// <param name="Prediction">The verdict, with what each word adds where that was asked for.</param>
/// <param name="ModelVersion">Version of the model that answered.</param>
/// <param name="Steps">How the opinion changes from token to token; empty where there is no verdict, null where the model does not read in order.</param>
public sealed record JudgedReview(SentimentPrediction Prediction, string ModelVersion, IReadOnlyList<ReadingStep>? Steps);
