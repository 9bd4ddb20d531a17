using System.ComponentModel;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Feedback;

/// <summary>What the API takes; text throughout, so that every mistake can be explained.</summary>
public sealed record FeedbackRequest
{
    [Description("The predictionId of the answer.")]
    public string? PredictionId { get; init; }

    [Description("love, like, okay, hate or wrong.")]
    public string? Rating { get; init; }

    [Description("Why, at most 1,000 characters.")]
    public string? Reason { get; init; }

    [Description("The text that was judged, to be kept for some time and learnt from; only where its author agrees. Without it no text is kept.")]
    public FeedbackText? KeepText { get; init; }

    /// <exception cref="InvalidRequestException">Every field that is missing or can't be read, with what is allowed.</exception>
    internal (Guid Prediction, FeedbackRating Rating, KeptText? Text) Parse()
    {
        Dictionary<string, string[]> errors = [];
        if (!Guid.TryParse(PredictionId, out var prediction))
            errors["predictionId"] = ["must be the predictionId of an answer, such as 01890a5d-ac96-774b-bcce-b302099a8057."];
        var rating = FeedbackRatings.Parse(Rating);
        if (rating is null)
            errors["rating"] = [$"must be one of {FeedbackRatings.Allowed}."];
        return errors.Count == 0 ? (prediction, rating!.Value, KeepText is { } text ? new(text.Text ?? "", text.Label ?? "") : null) : throw new InvalidRequestException(errors);
    }
}

/// <summary>A text that its author lets the server keep.</summary>
public sealed record FeedbackText
{
    [Description("As it was judged, at most 10,000 characters.")]
    public string? Text { get; init; }

    [Description("The label that is rated: positive or negative.")]
    public string? Label { get; init; }
}

/// <summary>The feedback that was kept.</summary>
/// <param name="Id">Its id: a UUID version 7.</param>
public sealed record FeedbackAdded(Guid Id);

/// <summary>What people said about a model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Counts">By variant, best rating first.</param>
public sealed record FeedbackSummary(string Model, IReadOnlyList<FeedbackCount> Counts);

/// <summary>How often a rating was given.</summary>
/// <param name="Variant">Which part of the model answered, e.g. a ranker.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Count">1 or more.</param>
public sealed record FeedbackCount(string Variant, FeedbackRating Rating, long Count);
