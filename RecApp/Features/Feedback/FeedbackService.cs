using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Feedback;

/// <summary>What users say about answers. Page and API both call it.</summary>
public sealed class FeedbackService(PredictionStore predictions, FeedbackStore feedback, IEnumerable<KeepableTexts> keepable, TimeProvider clock)
{
    /// <summary>Longest reason in characters, surrounding white space left out.</summary>
    public const int MaximumReason = 1000;

    /// <summary>Longest text in characters that is kept to learn from.</summary>
    public const int MaximumText = 10_000;

    private const string TextField = "keepText";

    /// <summary>Keeps a rating; completes when it is durable, so that a crash right after can't lose it.</summary>
    /// <param name="predictionId">The answer's id.</param>
    /// <param name="rating">What the user thinks.</param>
    /// <param name="reason">Why, at most <see cref="MaximumReason"/> characters; null or blank for none.</param>
    /// <param name="text">The text that was judged and what was said of it, only where its author lets this server keep it; null for none.</param>
    /// <param name="cancellationToken">Stops waiting; what is on its way may be kept all the same.</param>
    /// <returns>The feedback's id: a UUID version 7.</returns>
    /// <exception cref="InvalidRequestException">Rating, reason or text is outside what is allowed.</exception>
    /// <exception cref="UnknownPredictionException">There is no such prediction.</exception>
    /// <exception cref="StorageUnavailableException">Nothing was kept; the caller may try again.</exception>
    public async Task<Guid> AddAsync(Guid predictionId, FeedbackRating rating, string? reason, KeptText? text = null, CancellationToken cancellationToken = default)
    {
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Check(rating, reason);
        Check(rating, text);
        var prediction = await predictions.FindAsync(predictionId, cancellationToken) ?? throw new UnknownPredictionException(predictionId);
        if (text is not null && !keepable.Any(texts => texts.Model == prediction.Model))
            throw new InvalidRequestException(TextField, $"must be left out: no text is kept of answers by {prediction.Model}.");
        var now = clock.GetUtcNow();
        var entry = new FeedbackEntry(Guid.CreateVersion7(now), rating.ToString().ToLowerInvariant(), reason, now) { Text = text };
        await feedback.AddAsync(entry, prediction, cancellationToken);
        return entry.Id;
    }

    /// <summary>Deletes the text that somebody let this server keep with a rating, if there is one; the rating stays.</summary>
    /// <exception cref="StorageUnavailableException">It is there still; the caller may try again.</exception>
    public Task ForgetTextAsync(Guid predictionId, CancellationToken cancellationToken = default) => feedback.ForgetTextAsync(predictionId, cancellationToken);

    /// <summary>How often each rating was given to each variant of a model; only what occurs, best rating first.</summary>
    /// <exception cref="StorageUnavailableException">What was kept can't be read.</exception>
    public async Task<IReadOnlyList<FeedbackCount>> SummaryAsync(string model, CancellationToken cancellationToken = default)
    {
        var tallies = await feedback.CountAsync(model, cancellationToken);
        return [.. tallies
            .Select(t => new FeedbackCount(t.Variant, Enum.Parse<FeedbackRating>(t.Rating, ignoreCase: true), t.Count))
            .OrderBy(c => c.Variant, StringComparer.Ordinal).ThenBy(c => c.Rating)];
    }

    /// <summary>Whether a rating tells what a text really says: the verdict is right, or it is wrong.</summary>
    internal static bool TellsLabel(FeedbackRating rating) => rating != FeedbackRating.Okay;

    private static void Check(FeedbackRating rating, KeptText? text)
    {
        if (text is null)
            return;
        if (string.IsNullOrWhiteSpace(text.Body) || text.Body.Length > MaximumText || text.Body.Contains('\0'))
            throw new InvalidRequestException($"{TextField}.text", $"must be the text that was judged, 1 to {MaximumText:N0} characters without NUL.");
        if (text.Label is not ("positive" or "negative"))
            throw new InvalidRequestException($"{TextField}.label", "must be the label that was rated: positive or negative.");
        if (!TellsLabel(rating))
            throw new InvalidRequestException(TextField, "must be left out: only a rating that calls the label right (love, like) or wrong (hate, wrong) says what there is to learn.");
    }

    private static void Check(FeedbackRating rating, string? reason)
    {
        if (!Enum.IsDefined(rating))
            throw new InvalidRequestException("rating", $"must be one of {FeedbackRatings.Allowed}.");
        if (reason?.Length > MaximumReason)
            throw new InvalidRequestException("reason", $"has {reason.Length} characters; at most {MaximumReason} are kept.");
        // PostgreSQL's text takes no NUL, and no keyboard writes one.
        if (reason?.Contains('\0') == true)
            throw new InvalidRequestException("reason", "contains a character that can't be kept (NUL).");
    }
}

/// <summary>A model whose judged texts people may let this server keep, to learn from.</summary>
/// <param name="Model">The model's name.</param>
public sealed record KeepableTexts(string Model);

/// <summary>Feedback was given to a prediction that nobody made.</summary>
/// <param name="id">The id asked for.</param>
public sealed class UnknownPredictionException(Guid id) : Exception($"There is no prediction {id}.");
